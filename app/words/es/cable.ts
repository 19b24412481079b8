/** Spanish: the phone on the cable. */
import type { CableWords } from '../shape/index.ts';

/** How the cable stands, and what each phone on it is. */
export const cable: CableWords = {
  phoneCable: {
    off: {
      hands: 'El soporte o un administrador activa el cable del teléfono en los ajustes.',
      meaning: 'El cable al teléfono está desactivado.',
    },
    looking: { hands: 'Espere un momento.', meaning: 'Se está mirando el cable.' },
    'no-adb': {
      hands: 'Instale las «Platform Tools» de Android (adb) en este ordenador; después el teléfono se encuentra solo.',
      meaning: 'Falta el programa que llega a un teléfono por USB.',
    },
    'not-started': {
      hands: 'Escriba «adb start-server» en un terminal, o deje que la consola lo inicie: ajuste «Teléfono por cable».',
      meaning: 'El programa adb está instalado, pero su servidor no está en marcha.',
    },
    'no-phone': {
      hands: 'Conecte el teléfono con un cable de datos y desbloquéelo; la depuración USB debe estar activada.',
      meaning: 'No hay ningún teléfono en el cable.',
    },
    'chosen-away': { hands: 'Vuelva a conectar el teléfono elegido, o elija otro.', meaning: 'El teléfono elegido no está en el cable.' },
    'which-phone': { hands: 'Elija el teléfono.', meaning: 'Hay varios teléfonos por cable.' },
    alike: { hands: 'Desconecte uno de los dos teléfonos.', meaning: 'Hay dos teléfonos con el mismo número de serie por cable.' },
    'no-permission': {
      hands: 'Pida a su administrador la regla USB del sistema (udev) para este teléfono.',
      meaning: 'Este usuario del ordenador no puede usar el teléfono por USB.',
    },
    unauthorised: {
      hands: 'Desbloquee el teléfono y toque «Permitir» cuando pregunte por la depuración USB.',
      meaning: 'El teléfono aún no confía en este ordenador.',
    },
    starting: { hands: 'Espere un momento.', meaning: 'El teléfono está en el cable y va a responder.' },
    offline: {
      hands: 'Desconecte el teléfono, espere cinco segundos y vuelva a conectarlo.',
      meaning: 'El teléfono está en el cable, pero no responde.',
    },
    'other-mode': {
      hands: 'Reinicie el teléfono de la forma habitual.',
      meaning: 'El teléfono está en un modo de servicio en el que no funciona ninguna aplicación.',
    },
    'no-forward': {
      hands: 'Desconecte el teléfono y vuelva a conectarlo.',
      meaning: 'No se pudo abrir el paso a la aplicación del puente por el cable.',
    },
    'no-app': {
      hands: 'Abra la aplicación del puente en el teléfono.',
      meaning: 'El teléfono confía en este ordenador, pero su aplicación del puente no está abierta.',
    },
    ready: { hands: 'No hay nada que hacer.', meaning: 'La aplicación del puente del teléfono responde por el cable.' },
  },
  phoneState: {
    authorised: 'permitido',
    unauthorised: 'aún sin permitir',
    starting: 'va a responder',
    offline: 'sin respuesta',
    'no-permission': 'sin permiso',
    'other-mode': 'modo de servicio',
  },
};
