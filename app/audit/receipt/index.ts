/** The receipt of an attempt: what it binds, and the code that people can read out. */
export { parseReceiptCode } from './receipt-code.ts';
export { checkReceiptCode, makeReceipt, receiptCode, type Receipt, type ReceiptCodeFault, type ReceiptFault } from './receipt.ts';
