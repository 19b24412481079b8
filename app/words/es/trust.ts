/** Spanish: how far the log can be trusted. */
import type { TrustWords } from '../words.ts';

/** Outside proofs, findings, keys, erasure. */
export const trust: TrustWords = {
  outsideProof: {
    none: {
      name: 'Nada fuera',
      proves: 'Solo este registro habla por sí mismo. Quien pueda escribir en este ordenador podría sustituirlo entero.',
      climb: 'La primera cabeza firmada deja una marca por sí sola.',
    },
    mark: {
      name: 'Marca en este ordenador',
      proves: 'La cabeza más alta se guarda aparte. Un registro que se hizo retroceder se nota, salvo que la marca también retrocediera.',
      climb: 'Se hace sola con cada cabeza firmada.',
    },
    receipt: {
      name: 'En papel',
      proves: 'Alguien tiene el tamaño y la raíz del registro. Hasta ahí ninguna entrada puede cambiar sin que se vea.',
      climb: 'Imprima el punto de control y guarde la hoja lejos de este ordenador, o entregue un recibo.',
    },
    share: {
      name: 'En una carpeta compartida',
      proves: 'La última cabeza firmada está en otro ordenador y se compara una y otra vez. Un cambio se ve en minutos.',
      climb: 'Indique una carpeta compartida en los ajustes.',
    },
    station: {
      name: 'Cofirmada por una segunda estación',
      proves:
        'Otra estación comprobó que el registro solo creció, lo recuerda y lo firmó. Quien reescriba este registro, incluso con su clave, es rechazado allí y descubierto aquí.',
      climb:
        'Indique la misma carpeta en ambas estaciones y copie la clave de la pantalla de confianza de la otra estación en los ajustes de aquí.',
    },
  },
  trustFinding: {
    corrupt: {
      hands: 'Exporte lo que necesite, deje todo como está y llame a soporte.',
      meaning: 'Hay entradas que no encajan en el árbol firmado: algo en el archivo se dañó o se cambió.',
    },
    'rolled-back': {
      hands: 'No borre nada y llame a soporte.',
      meaning: 'Se conoce una cabeza mayor que este registro: faltan entradas, quizá porque se repuso una copia antigua.',
    },
    forked: {
      hands: 'No elimine nada; llame a soporte.',
      meaning: 'Se conoce una cabeza que no encaja con este registro: hay dos historias con un mismo nombre.',
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
        'Reponga un vault.db que encaje con el registro, o restaure una copia de seguridad, y llame a soporte; hasta entonces no se puede activar nada.',
      meaning: 'La caja fuerte dice algo distinto de lo que el registro dejó sellado: hay valores cambiados, intercambiados o quitados.',
    },
  },
  stationVisit: {
    met: 'La segunda estación ha cofirmado y su cabeza encaja.',
    waiting: 'La segunda estación aún no ha cofirmado.',
    foreign: 'Lo que hay allí no está firmado por la segunda estación para este registro.',
    contradicted: 'La cabeza que cofirmó la segunda estación contradice este registro.',
    none: 'No hay ninguna segunda estación indicada en los ajustes.',
  },
  shareVisit: {
    met: 'Se alcanzó la carpeta compartida y su cabeza encaja.',
    unreachable: 'No se alcanza la carpeta compartida. Se vuelve a intentar solo.',
    foreign: 'Lo que hay en la carpeta compartida es de otro registro.',
    contradicted: 'La cabeza de la carpeta compartida contradice este registro.',
    none: 'Todavía no había ninguna cabeza en la carpeta compartida.',
  },
  headStanding: {
    fits: 'El registro continúa esta cabeza: nada cambió hasta ahí.',
    'rolled-back': 'El registro es más corto que esta cabeza: faltan entradas.',
    forked: 'El registro difiere de esta cabeza: se reescribieron entradas.',
    'other-log': 'Esta cabeza es de otro registro.',
  },
  erasureGround: {
    requested: 'Lo pidió la persona afectada',
    'retention-over': 'Terminó el plazo de conservación',
    'wrong-vehicle': 'El vehículo se tomó por error',
  },
  keysKept: {
    'os-store': 'Las claves están en el almacén de claves del sistema.',
    file: 'Claves sin proteger en este ordenador: están en un archivo que solo este usuario puede leer. Es más débil que el almacén de claves del sistema: un programa de este usuario podría firmar en nombre de este registro.',
  },
};
