/** Spanish: accounts, PINs, and who may do what. */
import type { OperatorWords } from '../shape/index.ts';

/** Accounts, PINs, and who may do what. */
export const operators: OperatorWords = {
  pinProblem: {
    'not-digits': 'Un PIN solo tiene cifras.',
    'too-short': 'Este PIN es demasiado corto: al menos 6 cifras.',
    'too-long': 'Este PIN es demasiado largo: 12 cifras como máximo.',
    repeats: 'Este PIN se repite: elija cifras más variadas.',
    run: 'Este PIN es una serie como 123456: mezcle las cifras.',
    date: 'Este PIN podría ser una fecha: son lo primero que se prueba.',
    keypad: 'Este PIN es un camino por el teclado: haga saltar las cifras.',
    famous: 'Es un número conocido: elija uno que nadie pueda buscar.',
  },
  operatorProblem: {
    'wrong-pin': 'El nombre y el PIN no corresponden. PIN incorrectos que quedan antes de que se bloquee la cuenta: {triesLeft}.',
    wait: 'Demasiados PIN incorrectos seguidos. Espere antes del próximo intento.',
    'locked-out': 'Esta cuenta está bloqueada tras demasiados PIN incorrectos. Un administrador la desbloquea en los ajustes.',
    busy: 'Demasiados intentos a la vez. Pruebe de nuevo en un momento.',
    unwritable: 'El archivo de las cuentas no se puede escribir, así que no se cambió nada. Libere espacio o revise la carpeta de datos.',
    'accounts-unreadable':
      'El archivo de las cuentas no se pudo leer y se apartó. Nadie puede iniciar sesión hasta que un administrador arregle la carpeta de datos.',
    'pin-key-lost':
      'Falta la parte de los PIN que guarda este ordenador, así que no se puede comprobar ningún PIN. Un administrador debe restaurarla.',
    'bad-name': 'Un nombre tiene de 1 a 80 caracteres imprimibles.',
    'name-taken': 'Ya hay una cuenta con este nombre.',
    'not-found': 'Esta cuenta ya no existe.',
    'last-admin': 'Es el último administrador. Cree antes otro.',
    'already-set-up': 'El primer administrador ya existe. Inicie sesión.',
    'not-now': 'La sesión ha cambiado entretanto. Inicie sesión primero.',
  },
  roleRefused: 'Diríjase a: {roles}. El rechazo queda en el registro.',
  roleMeans: {
    technician: 'Trabaja en los vehículos: lee, activa y ve el código.',
    support: 'Además resuelve resultados desconocidos y cambia la conexión.',
    admin: 'Además administra las cuentas.',
  },
  lockout: {
    free: 'puede iniciar sesión',
    waiting: 'debe esperar tras PIN incorrectos',
    locked: 'bloqueada tras PIN incorrectos',
  },
  accountNotice: {
    'asked-tries':
      '{at}: en la línea de comandos de este ordenador alguien pidió más intentos de PIN para la cuenta bloqueada de {name}. Si no sabe nada de ello, anule la petición: carkey operators rescue {name} --cancel',
    'asked-new-pin':
      '{at}: en la línea de comandos de este ordenador alguien pidió un PIN nuevo para la cuenta bloqueada de {name}. Si no sabe nada de ello, anule la petición: carkey operators rescue {name} --cancel',
    'done-tries': '{at}: en la línea de comandos de este ordenador {name} recibió más intentos de PIN tras un bloqueo.',
    'done-new-pin':
      '{at}: en la línea de comandos de este ordenador se fijó un PIN nuevo para {name} tras un bloqueo. Si no fue {name}, otra persona puede iniciar sesión con esta cuenta.',
    cancelled: '{at}: se anuló el acceso de emergencia de {name}.',
  },
};
