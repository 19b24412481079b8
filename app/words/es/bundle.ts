/** Spanish: bundles and receipts. */
import type { BundleWords } from '../shape/index.ts';

/** Bundles and receipts. */
export const bundle: BundleWords = {
  bundleFinding: {
    'too-large': 'El archivo es mayor de lo que puede ser un paquete de soporte (32 MiB).',
    cut: 'Falta el final: el archivo está cortado.',
    format: 'Esto no es un paquete de soporte, o es de una versión desconocida aquí.',
    'line-too-long': 'Una línea es más larga de lo que permite un paquete de soporte.',
    'not-utf8': 'Una línea contiene bytes que no son texto.',
    'too-deep': 'Una línea tiene más niveles de los que permite un paquete de soporte.',
    'not-json': 'Una línea no es JSON.',
    'not-canonical': 'Una línea no tiene su única forma canónica: la han cambiado o está dañada.',
    shape: 'Una línea contiene elementos o valores ajenos a este formato.',
    order: 'Una línea no está en su sitio.',
    'key-form': 'Una clave adjunta no es una clave.',
    'key-of-other-log': 'Una clave adjunta pertenece a otro registro.',
    'checkpoint-form': 'El punto de control no se puede leer.',
    'other-log': 'El punto de control pertenece a otro registro que el que indica el archivo.',
    unsigned: 'Ninguna de las claves adjuntas firmó el punto de control.',
    'unexpected-key': 'El punto de control no se firmó con la clave que usted indicó.',
    'bad-signature': 'La firma del punto de control es falsa: lo han cambiado o nunca se firmó.',
    'index-range': 'La entrada dice ocupar un lugar que este registro no tiene.',
    'proof-length': 'La prueba de la entrada no tiene la longitud que exige su lugar.',
    'proof-root': 'La entrada no está en el registro firmado: han cambiado la entrada o su prueba.',
    'leaf-form': 'La entrada no se puede leer como entrada.',
    'leaf-of-other-log': 'La entrada pertenece a otro registro.',
    'leaf-of-other-index': 'La entrada pertenece a otro lugar del registro.',
    'field-unknown': 'Se muestra un campo que la entrada no tiene.',
    'field-differs': 'Un valor abierto no es el que se registró.',
    'field-unlisted': 'Un campo de la entrada no está abierto ni figura como retenido.',
    'field-twice': 'Un campo figura más de una vez.',
  },
  bundleTrust: {
    expected: 'La firma se comprobó con la clave que usted indicó.',
    enclosed:
      'La clave vino con el archivo, así que no dice quién firmó. Compárela de viva voz con el remitente, o indique la clave que conoce.',
  },
  receiptFault: {
    'not-an-entry': 'Estos bytes no son una entrada, así que no hay recibo.',
    'not-settling': 'Esta entrada no termina ningún intento; el recibo se hace con la que lo termina.',
    'other-log': 'La entrada y el punto de control pertenecen a registros distintos.',
    outside: 'El punto de control es anterior a la entrada.',
  },
  receiptCodeFault: {
    length: 'Un código de recibo tiene 25 caracteres en cinco grupos.',
    character: 'El código de recibo contiene un carácter que no se usa en ninguno.',
    check: 'Hay un error al teclear el código de recibo: su último carácter no coincide con los demás.',
    differs: 'Es el código de otra cosa: otra entrada, otro lugar u otro punto de control.',
  },
};
