/** The hook of the packer; rejects with the names of the fuses that are not as decided. */
export default function afterSign(context: object): Promise<void>;
