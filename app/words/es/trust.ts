/** Spanish: how far the log can be trusted. */
import type { TrustWords } from '../shape/index.ts';

/** Outside proofs, findings, keys, erasure. */
export const trust: TrustWords = {
  outsideProof: {
    none: {
      name: 'Nada fuera',
      proves: 'El registro solo habla por sí mismo. Quien pueda escribir en este ordenador podría sustituirlo entero.',
      climb: 'El primer punto de control firmado deja una marca por sí sola.',
    },
    mark: {
      name: 'Marca en este ordenador',
      proves:
        'El último punto de control se guarda aparte. Un registro que se hizo retroceder se nota, salvo que la marca también retrocediera.',
      climb: 'Se hace sola con cada punto de control firmado.',
    },
    receipt: {
      name: 'En papel',
      proves:
        'El número de entradas y la suma de control del registro están en papel. Hasta ahí ninguna entrada puede cambiar sin que se vea.',
      climb: 'Imprima el punto de control y guarde la hoja lejos de este ordenador, o entregue un recibo.',
    },
    share: {
      name: 'En una carpeta compartida',
      proves: 'El último punto de control firmado está en otro ordenador y se compara una y otra vez. Un cambio se ve en minutos.',
      climb: 'Indique una carpeta compartida en los ajustes.',
    },
    station: {
      name: 'Cofirmado por un segundo puesto',
      proves:
        'Otro puesto comprobó que el registro solo creció, lo recuerda y lo firmó. Quien reescriba este registro, incluso con su clave, es rechazado allí y descubierto aquí.',
      climb:
        'Indique la misma carpeta en ambos puestos y copie la clave de la pantalla «Confianza» del otro puesto en los ajustes de aquí.',
    },
  },
  trustFinding: {
    corrupt: {
      hands: 'Exporte lo que necesite, deje todo como está y llame a soporte.',
      meaning: 'Hay entradas que no coinciden con el punto de control firmado: algo en el archivo se dañó o se cambió.',
    },
    'rolled-back': {
      hands: 'No borre nada y llame a soporte.',
      meaning: 'Existe un punto de control con más entradas que este registro: faltan entradas, quizá porque se repuso una copia antigua.',
    },
    forked: {
      hands: 'No elimine nada; llame a soporte.',
      meaning: 'Existe un punto de control que no coincide con este registro: hay dos historiales con un mismo nombre.',
    },
    'vault-rolled-back': {
      hands:
        'Reponga el vault.db más reciente de este registro y reinicie; hasta entonces no se puede activar nada. Si no, llame a soporte.',
      meaning:
        'La caja fuerte es más antigua que el registro: se repuso una copia anterior de vault.db y le faltan los vehículos posteriores.',
    },
    'vault-foreign': {
      hands: 'Reponga el archivo que corresponde aquí, log.db o vault.db, y reinicie; hasta entonces no se puede activar nada.',
      meaning: 'El registro y la caja fuerte no van juntos: uno de los dos se cambió, o se quitó el registro.',
    },
    'vault-contradicts': {
      hands:
        'Reponga un vault.db que coincida con el registro, o restaure una copia de seguridad, y llame a soporte; hasta entonces no se puede activar nada.',
      meaning: 'La caja fuerte dice algo distinto de lo que el registro anotó: hay valores cambiados, intercambiados o quitados.',
    },
  },
  stationVisit: {
    met: 'El segundo puesto ha cofirmado y su punto de control coincide.',
    waiting: 'El segundo puesto aún no ha cofirmado.',
    foreign: 'Lo que hay allí no está firmado por el segundo puesto para este registro.',
    contradicted: 'El punto de control que cofirmó el segundo puesto contradice este registro.',
    none: 'No hay ningún segundo puesto indicado en los ajustes.',
  },
  shareVisit: {
    met: 'Se llegó a la carpeta compartida y su punto de control coincide.',
    unreachable: 'No se llega a la carpeta compartida. Se vuelve a intentar solo.',
    foreign: 'Lo que hay en la carpeta compartida es de otro registro.',
    contradicted: 'El punto de control de la carpeta compartida contradice este registro.',
    none: 'Todavía no había ningún punto de control en la carpeta compartida.',
  },
  headStanding: {
    fits: 'El registro continúa este punto de control: nada cambió hasta ahí.',
    'rolled-back': 'El registro es más corto que este punto de control: faltan entradas.',
    forked: 'El registro difiere de este punto de control: se reescribieron entradas.',
    'other-log': 'Este punto de control es de otro registro.',
  },
  erasureGround: {
    requested: 'Lo pidió la persona afectada',
    'retention-over': 'Terminó el plazo de conservación',
    'wrong-vehicle': 'El vehículo se abrió por error',
  },
  keysKept: {
    'os-store': 'Las claves están en el almacén de claves del sistema.',
    file: 'Claves sin proteger en este ordenador: están en un archivo que solo este usuario puede leer. Es más débil que el almacén de claves del sistema: un programa de este usuario podría firmar en nombre de este registro.',
  },
};
