/** Spanish: bridge, log, errors of the console, lists. */
import type { DeskWords } from '../shape/index.ts';

/** Bridge, log, errors of the console, lists. */
export const desk: DeskWords = {
  bridgeState: {
    off: 'Puente apagado',
    connecting: 'Conectando con el puente',
    ready: 'Puente listo',
    waiting: 'Puente desconectado, nuevo intento',
    refused: 'Puente sin conexión',
  },
  bridgeProblem: {
    'no-address': {
      hands: 'Soporte o un administrador escribe la dirección del puente en los ajustes.',
      meaning: 'Todavía no se ha escrito ninguna dirección del puente.',
    },
    'bad-address': { hands: 'Corrija la dirección en los ajustes.', meaning: 'La dirección del puente no es una dirección.' },
    'insecure-address': {
      hands: 'Use una dirección que empiece por wss://.',
      meaning: 'Una dirección sin cifrar solo se admite en este ordenador.',
    },
    unconfirmed: {
      hands: 'Pida ayuda a soporte o a un administrador: confirman el puente en los ajustes o introducen de nuevo su token.',
      meaning:
        'La dirección, la huella o el entorno del puente se cambiaron fuera de la consola, o nunca se confirmaron. No se envía nada allí.',
    },
    unreachable: {
      hands: 'Encienda la pantalla del teléfono, abra la aplicación del puente y revise el wifi o el cable.',
      meaning: 'No hay respuesta en la dirección del puente.',
    },
    'phone-cable': {
      hands: 'Conecte el teléfono, desbloquéelo y abra la aplicación del puente.',
      meaning: 'El puente es un teléfono en el cable USB, y no se llega a él por ese cable.',
    },
    'no-token': {
      hands: 'Copie el token del puente y escríbalo en los ajustes.',
      meaning: 'El puente pide un token y no se ha escrito ninguno.',
    },
    'wrong-token': {
      hands: 'Copie de nuevo el token del puente y escríbalo en los ajustes.',
      meaning: 'El puente rechaza el token. La consola no lo reintenta por sí sola.',
    },
    'wrong-subprotocol': {
      hands: 'Actualice la aplicación del puente o revise la dirección.',
      meaning: 'El otro lado no habla el protocolo del puente.',
    },
    'wrong-certificate': {
      hands:
        'Revise la fecha y la hora de este ordenador, y si esta red pide iniciar sesión en el navegador; después llame a su administrador.',
      meaning: 'El certificado del puente no es de confianza.',
    },
    'pin-mismatch': {
      hands: 'No siga. Llame a su administrador.',
      meaning: 'La clave del puente no es la acordada. Puede haber alguien en medio.',
    },
    'not-a-bridge': {
      hands: 'Revise la dirección y el puerto en los ajustes.',
      meaning: 'Algo responde en esta dirección, pero no es un puente.',
    },
    busy: {
      hands: 'Espere un momento; la consola lo reintenta por sí sola.',
      meaning: 'El puente, o un servidor delante de él, está ahí, pero saturado o en mantenimiento (503).',
    },
    'too-many-requests': {
      hands: 'Espere a que acabe la pausa; reintentarlo más a menudo solo la alarga.',
      meaning: 'El puente ha recibido demasiadas peticiones de aquí (429) y pide una pausa.',
    },
    'server-trouble': {
      hands: 'Espere unos minutos. Si sigue igual, avise a quien gestiona el puente.',
      meaning: 'Un servidor delante del puente responde con un fallo propio (5xx): no se llega al puente.',
    },
    'login-page': {
      hands: 'Abra el navegador de este ordenador e inicie sesión en la red. La consola lo reintenta por sí sola.',
      meaning:
        'En lugar del puente responde una página web, probablemente la de acceso a esta red. Si no la hay, revise la dirección y el puerto en los ajustes.',
    },
    'proxy-sign-in': {
      hands: 'Pida a su administrador que este ordenador llegue al puente sin el proxy.',
      meaning: 'Un proxy de esta red exige una identificación propia (407), que la consola no tiene.',
    },
    flooding: {
      hands: 'Reinicie la aplicación del puente. Si se repite, avise a su proveedor.',
      meaning: 'El puente ha enviado demasiados mensajes y se ha cortado la conexión. Se reintentará tras una pausa.',
    },
    'no-pong': { hands: 'Acerque el teléfono y mantenga su pantalla encendida.', meaning: 'El puente ha dejado de responder.' },
    closed: { hands: 'Abra de nuevo la aplicación del puente.', meaning: 'El puente ha cerrado la conexión.' },
    'initialize-failed': {
      hands: 'Revise la marca, el entorno y las credenciales en los ajustes.',
      meaning: 'PIMS no ha podido arrancar con esta configuración.',
    },
    'pims-not-started': {
      hands: 'Abra la aplicación del puente y compruebe que el teléfono tiene Internet. La consola lo reintenta por sí sola.',
      meaning: 'El puente responde, pero PIMS no ha arrancado.',
    },
    'simulator-in-live': {
      hands: 'Ponga en los ajustes la dirección de un puente real; para practicar, pase a prácticas.',
      meaning: 'En esta dirección responde un simulador. En modo real no se admite ninguno: no se ha enviado nada.',
    },
    'other-simulator': {
      hands: 'Vuelva a arrancar el simulador y esta consola.',
      meaning: 'No responde el simulador previsto. No se ha enviado nada.',
    },
  },
  logProblem: {
    'disk-full': {
      hands: 'Libere espacio en el disco y reinicie la consola.',
      meaning: 'El disco está lleno. Mientras tanto no se envía nada.',
    },
    'read-only': {
      hands: 'Pida a su administrador permiso de escritura en la carpeta de datos.',
      meaning: 'El registro está protegido contra escritura. Mientras tanto no se envía nada.',
    },
    'in-use': {
      hands:
        'Espere un momento y vuelva a intentarlo; si continúa, pida a su administrador que excluya la carpeta de datos del antivirus, de las copias de seguridad y de la sincronización.',
      meaning:
        'Otro programa tiene abierto un archivo de la carpeta de datos, quizá un antivirus o una copia de seguridad. Mientras tanto no se envía nada.',
    },
    corrupt: {
      hands: 'No cambie nada y exporte el registro para soporte.',
      meaning: 'El registro no supera su propia comprobación. Se puede leer, pero no admite entradas.',
    },
    io: { hands: 'Revise el disco y reinicie la consola.', meaning: 'El disco comunica un error. Mientras tanto no se envía nada.' },
    'other-writer': {
      hands: 'Use la ventana que ya está abierta.',
      meaning: 'Otra consola escribe en este registro. Esta solo puede mirar.',
    },
    conflict: {
      hands: 'Resuelva primero el intento abierto.',
      meaning: 'Hay otro intento abierto para este vehículo o este puesto.',
    },
  },
  consoleError: {
    'invalid-vin': 'Esto no es un VIN.',
    'no-vehicle': 'No hay ningún vehículo en curso. Escanee primero un VIN.',
    'attempt-vehicle-unknown':
      'Una activación abierta es de un vehículo que la caja fuerte de aquí no conoce. Reponga la caja correcta o pida a soporte que la resuelva.',
    'log-unwritable': 'El registro no admite entradas, así que no se ha hecho nada.',
    'watch-only': 'Esta ventana solo puede mirar.',
    'signed-out': 'Inicie sesión primero.',
    locked: 'La pantalla está bloqueada. Introduzca su PIN.',
    role: 'Su rol no permite hacer esto.',
    'fresh-pin': 'Introduzca su PIN otra vez para esto.',
    'live-only': 'Esto pertenece al modo real. Pase a ese modo para cambiarlo.',
    operator: 'No es posible con estas cuentas.',
    internal: 'Se ha producido un error en la consola. Si había una activación en curso, mire antes que nada su intento. Avise a soporte.',
  },
  retryVerdict: {
    safe: 'Se puede repetir: leer no cambia nada.',
    'read-first': 'Lea primero el estado y decida después.',
    'after-fix': 'Repita solo cuando la causa esté corregida.',
    'after-sign-in': 'Repita después de iniciar sesión.',
    no: 'No repita: gasta un intento o hace falta otra persona.',
  },
  evidenceSource: {
    scanned: 'Escaneado',
    typed: 'Escrito',
    chosen: 'Elegido de la lista',
    'link 0902': 'Calculador del motor (adaptador)',
    'link F190 BSI': 'Calculador BSI (adaptador)',
    'link F190 NAC': 'Radio NAC (adaptador)',
    'link F190 telematics': 'Unidad telemática (adaptador)',
    'link 21B0 radio': 'Radio antigua (adaptador)',
    'phone connection': 'Conexión del teléfono',
    'activation answer': 'Respuesta a la activación',
  },
  entryKind: {
    start: 'Consola iniciada',
    stop: 'Consola detenida',
    'sign-in': 'Operador con sesión iniciada',
    denied: 'Denegado',
    lookup: 'Vehículo consultado',
    'vin-read': 'VIN leído',
    status: 'Estado leído',
    checked: 'Requisitos comprobados',
    intent: 'Activación aprobada',
    sent: 'Activación enviada',
    result: 'Respuesta recibida',
    unknown: 'Resultado desconocido',
    'read-back': 'Estado releído',
    resolved: 'Resultado resuelto',
    'handed-over': 'Pasado a soporte',
    answer: 'Respuesta inesperada',
    'code-shown': 'Código de seguridad mostrado',
    'code-hidden': 'Código de seguridad ocultado',
    'code-expired': 'Código de seguridad caducado',
    'follow-up': 'Tarea',
    export: 'Exportado',
    erase: 'Datos personales borrados',
    clock: 'Reloj cambiado',
    restore: 'Restaurado de una copia de seguridad',
    'key-change': 'Clave de firma cambiada',
    config: 'Ajustes cambiados',
    'checkpoint-out': 'Punto de control entregado',
    override: 'Vehículo confirmado por una persona',
    session: 'Sesión',
    account: 'Cuentas modificadas',
    customer: 'Cuenta utilizada',
    enrolment: 'Segundo factor',
    proof: 'Prueba en el vehículo',
  },
  followUp: {
    'code-expiry': 'Caduca el código de seguridad',
    reactivation: 'Reactivar antes de que acabe el plazo',
    'unknown-outcome': 'Resolver un resultado desconocido',
  },
  role: { technician: 'Técnico', support: 'Soporte', admin: 'Administrador' },
};
