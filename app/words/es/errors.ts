/** Spanish: advice for PIMS error codes. What to do with the hands, what it means, how to confirm it, and what comes next. */
import type { Words } from '../shape/index.ts';

/** Codes with advice of their own. */
export const advice: Words['pimsAdvice'] = {
  2000: {
    hands: 'Deje todo como está y lea el estado.',
    meaning: 'PIMS comunica un error que él mismo no sabe explicar.',
    confirm: '¿Pasa lo mismo con otro vehículo u otro teléfono?',
    next: 'Reinicie la aplicación del puente, inténtelo una vez más y envíe el paquete de soporte.',
  },
  2006: {
    hands: 'Pare aquí y llame a su administrador.',
    meaning: 'El identificador de cliente, la marca o el entorno del puente están mal configurados.',
    confirm: 'Compare la marca y el entorno de los ajustes con el vehículo.',
    next: 'El administrador corrige los ajustes; después empiece de nuevo.',
  },
  2101: {
    hands: 'No hay que tocar nada: lea otra vez el estado.',
    meaning: 'No había ningún vehículo elegido al hacer la pregunta.',
    confirm: 'El puente muestra su versión de SDK: antes de la 2.3, el VIN va con la pregunta.',
    next: 'La consola vuelve a elegir el vehículo por sí sola. Si el error sigue, pregunte a soporte.',
  },
  2102: {
    hands: 'Escanee otra vez el VIN y compárelo con el parabrisas.',
    meaning: 'PIMS no acepta un valor, seguramente el VIN.',
    confirm: 'Cuente 17 caracteres. Busque una O en lugar de un 0 o una I en lugar de un 1.',
    next: 'Corrija el VIN y lea otra vez el estado.',
  },
  2201: {
    hands: 'No toque el teléfono ni el contacto y lea el estado.',
    meaning: 'La respuesta no llegó a tiempo. Puede que la activación se haya hecho igualmente.',
    confirm: 'Revise la cobertura del teléfono y el piloto del puente.',
    next: 'Busque mejor cobertura. Active de nuevo solo si el estado dice «no activada».',
  },
  2202: {
    hands: 'Active los datos móviles o saque el vehículo de la zona sin cobertura.',
    meaning: 'El teléfono no tiene internet.',
    confirm: 'Abra una página web en el teléfono, no en el ordenador.',
    next: 'Lea el estado antes de activar de nuevo. No cambie de red durante una llamada.',
  },
  2203: {
    hands: 'Deje todo como está y lea otra vez el estado.',
    meaning: 'Ha llegado una respuesta sin datos utilizables. No significa «no activada».',
    confirm: '¿Está el teléfono en un wifi que pide una página de acceso?',
    next: 'Use los datos móviles. Si sigue igual, envíe el paquete de soporte.',
  },
  2204: {
    hands: 'Espere de cinco a quince minutos y lea el estado.',
    meaning: 'El servidor comunica un error, o se niega sin dar un motivo legible.',
    confirm: '¿Pasa también con otros vehículos? Anote el suberror.',
    next: 'Si sigue igual, envíe el paquete de soporte con el suberror.',
  },
  2205: {
    hands: 'Dé el contacto, reinicie la radio y conecte otra vez el teléfono.',
    meaning: 'La conversación entre el teléfono y la radio ha fallado.',
    confirm: '¿Muestra la radio el teléfono como conectado?',
    next: 'Lea el estado. Active de nuevo solo si dice «no activada».',
  },
  2301: {
    hands: 'Dé el teléfono al cliente para que inicie sesión.',
    meaning: 'La sesión del cliente ha terminado.',
    confirm: '¿Muestra la aplicación del puente que no hay nadie identificado?',
    next: 'Después de iniciar sesión, siga en el mismo paso. Sus datos se conservan.',
  },
  2302: {
    hands: 'Deje que el cliente escriba su PIN en el teléfono.',
    meaning: 'PIMS pide una contraseña de un solo uso: autenticación reforzada.',
    confirm: '¿Está este teléfono dado de alta como dispositivo de confianza?',
    next: 'Después de la contraseña de un solo uso, repita el paso.',
  },
  2305: {
    hands: 'Lea despacio el SMS más reciente y escriba otra vez su código.',
    meaning: 'El código del SMS es incorrecto.',
    confirm: 'Compare la hora del SMS. ¿Es el código y no el PIN?',
    next: 'Un solo intento, con cuidado. Los intentos son limitados; después pregunte a soporte.',
  },
  2306: {
    hands: 'Tenga el teléfono a mano y pida un SMS nuevo.',
    meaning: 'El código del SMS es demasiado antiguo.',
    confirm: '¿Cuándo se pidió el SMS?',
    next: 'Pida solo un SMS: su número es limitado.',
  },
  2307: {
    hands: 'Deje que el cliente escriba un número de móvil en su cuenta.',
    meaning: 'La cuenta no tiene número de teléfono.',
    confirm: '¿Está vacío el número de confianza de la cuenta?',
    next: 'Dé de alta el teléfono junto con su número y siga.',
  },
  2308: {
    hands: 'Deje de escribir.',
    meaning: 'Se ha denegado el acceso: el PIN o el código del SMS era incorrecto.',
    confirm: '¿Muestra la aplicación del puente la cuenta como bloqueada?',
    next: 'El cliente escribe el PIN despacio una vez más, o lo restablece. Más intentos pueden bloquear la cuenta.',
  },
  2309: {
    hands: 'Actualice la aplicación del puente en el teléfono.',
    meaning: 'La versión del puente es demasiado antigua para iniciar sesión.',
    confirm: 'Compare la versión de SDK que muestra el puente.',
    next: 'Después de actualizar, inicie sesión y empiece de nuevo.',
  },
  2310: {
    hands: 'No lo intente más.',
    meaning: 'La cuenta está bloqueada: demasiados PIN incorrectos o demasiados teléfonos dados de alta.',
    confirm: '¿Indica la cuenta un PIN bloqueado o una cuenta bloqueada?',
    next: 'El cliente borra todas las altas, las de todos sus teléfonos, y da de alta el suyo de nuevo, o llama a atención al cliente.',
  },
  2311: {
    hands: 'Cierre la aplicación del puente y ábrala otra vez.',
    meaning: 'El alta del teléfono se ha quedado a medias.',
    confirm: '¿Qué paso sigue abierto en la lista de pasos?',
    next: 'Repita el alta desde el primer paso. Borre los datos de la aplicación del puente solo si soporte se lo pide.',
  },
  2312: {
    hands: 'Dé de alta este teléfono de nuevo.',
    meaning: 'El teléfono está desactivado o es desconocido, por ejemplo tras un restablecimiento.',
    confirm: '¿Se quitó el teléfono de la cuenta en otro sitio?',
    next: 'Reinicie los pasos y dé de alta el teléfono.',
  },
  2313: {
    hands: 'Termine primero el alta en el teléfono.',
    meaning: 'El alta del teléfono nunca se completó.',
    confirm: '¿Sigue abierto el paso «dispositivo»?',
    next: 'Haga los pasos en orden: número de teléfono, dispositivo, CarKey.',
  },
  2314: {
    hands: 'No siga con esta cuenta.',
    meaning: 'La cuenta no tiene servicio de autenticación reforzada, o el servicio no funciona.',
    confirm: '¿Funciona con otra cuenta?',
    next: 'Pregunte a soporte.',
  },
  2315: {
    hands: 'Deje que el cliente elija otro PIN.',
    meaning: 'El PIN nuevo es igual que el anterior.',
    confirm: 'Pregunte al cliente.',
    next: 'Elija un PIN nuevo o conserve el anterior.',
  },
  2316: {
    hands: 'Espere un momento y mire si el teléfono está dado de alta.',
    meaning: 'El paso ha funcionado, pero la última sincronización ha fallado.',
    confirm: '¿Muestra la aplicación del puente el teléfono como dado de alta?',
    next: 'Si está dado de alta, siga. No repita el paso.',
  },
  2317: {
    hands: 'Pare y mire en qué paso está.',
    meaning: 'La operación no está permitida: algo ya está activado o bloqueado.',
    confirm: '¿Estaba dando de alta el teléfono o escribiendo un PIN?',
    next: 'En el alta: borre todas las altas, lo que afecta a todos los teléfonos del cliente. Al escribir el PIN: reinicie los pasos.',
  },
  2318: {
    hands: 'Deje que el cliente cierre la sesión y la inicie otra vez.',
    meaning: 'La prueba del inicio de sesión no es válida.',
    confirm: '¿Son automáticas la fecha y la hora del teléfono?',
    next: 'Después de iniciar sesión, siga en el mismo paso.',
  },
  2323: {
    hands: 'Compare el nombre de la cuenta con los papeles del vehículo.',
    meaning: 'Esta cuenta no es la del propietario del vehículo.',
    confirm: '¿Es un vehículo usado que sigue en la cuenta de su antiguo propietario?',
    next: 'El antiguo propietario quita el vehículo, o lo hace soporte.',
  },
  2340: {
    hands: 'Abra los ajustes del teléfono y permita el Bluetooth y la ubicación.',
    meaning: 'A la aplicación del puente le falta un permiso.',
    confirm: 'Mire los permisos de la aplicación en el teléfono.',
    next: 'Concédalos, vuelva a la aplicación y siga.',
  },
  2341: {
    hands: 'Active el Bluetooth y la ubicación en el teléfono.',
    meaning: 'La ubicación o el Bluetooth está apagado. No se ha activado nada.',
    confirm: 'Abra los ajustes rápidos del teléfono. ¿Está puesto el ahorro de energía?',
    next: 'Con los dos encendidos, conéctese al vehículo y active de nuevo.',
  },
  2342: {
    hands: 'Dé el contacto, borre el emparejamiento en los dos lados y empareje de nuevo.',
    meaning: 'El teléfono no está emparejado con este vehículo. No se ha activado nada.',
    confirm: '¿Muestra la lista de teléfonos del vehículo este teléfono como conectado?',
    next: 'Espere a que el teléfono aparezca conectado y active de nuevo.',
  },
  2345: {
    hands: 'No hay que tocar nada: lea otra vez.',
    meaning: 'El puente ha perdido su lista de vehículos.',
    confirm: '¿Funciona el servicio Bluetooth del puente?',
    next: 'La consola reinicia el servicio con el VIN.',
  },
  2346: {
    hands: 'Use el teléfono en el que se empezaron los pasos.',
    meaning: 'Estos pasos son de otro teléfono.',
    confirm: '¿Quién empezó el alta y en qué teléfono?',
    next: 'Pida los pasos de nuevo en este teléfono.',
  },
  2354: {
    hands: 'Ponga la llave en el posavasos, el teléfono a 30 cm, y cierre todas las puertas.',
    meaning: 'El vehículo no encuentra la llave dentro. No se ha activado nada.',
    confirm: 'Pulse un botón de la llave. ¿Dice el cuadro «llave no detectada»?',
    next: 'Saque la llave de cualquier funda, cambie la pila si está baja y active de nuevo.',
  },
  2355: {
    hands: 'Deje que el cliente cierre e inicie la sesión, y empareje otra vez el teléfono.',
    meaning: 'Una firma no es válida: emparejamiento antiguo, sesión antigua o datos alterados. No se ha activado nada.',
    confirm: '¿Son la cuenta y el teléfono correctos? ¿Está en hora el reloj?',
    next: 'Inténtelo una vez más. Si se repite, envíe el paquete de soporte.',
  },
  2356: {
    hands: 'Ponga el teléfono en hora automática y espere al reloj del vehículo.',
    meaning: 'Una marca de tiempo no es válida: un reloj va mal. No se ha activado nada.',
    confirm:
      'Compare los relojes del teléfono y del vehículo con este ordenador. Una hora entera indica la zona horaria o el horario de verano.',
    next: 'Reinicie la radio al aire libre para que reciba el GPS y active de nuevo.',
  },
  2366: {
    hands: 'Compare el VIN del parabrisas con la pantalla.',
    meaning: 'El VIN no es válido para esta llamada: otro vehículo, otra marca o vehículo no admitido.',
    confirm: '¿Qué VIN indica la conexión del teléfono?',
    next: 'Corrija el vehículo o la marca. Si todo es correcto, pregunte a soporte.',
  },
  2367: {
    hands: 'Dé el contacto y espere unos segundos.',
    meaning: 'El servicio Bluetooth del puente no está en marcha.',
    confirm: 'Mire el piloto de la conexión del teléfono.',
    next: 'La consola arranca el servicio y espera la conexión.',
  },
  2377: {
    hands: 'No toque el vehículo: no es la causa.',
    meaning: 'La conexión para los comandos remotos ha fallado. No es un error de la CarKey.',
    confirm: '¿Es «activa» el estado de la CarKey?',
    next: 'Si está activa, el trabajo está hecho. Comunique aparte el problema de red.',
  },
  2390: {
    hands: 'No escriba el número otra vez.',
    meaning: 'El número de teléfono ya está dado de alta.',
    confirm: '¿Está relleno el número de confianza de la cuenta?',
    next: 'Use en su lugar el alta completa.',
  },
};

/** Advice shared by all other codes of a group. */
export const groupAdvice: Words['pimsGroupAdvice'] = {
  generic: {
    hands: 'Deje el vehículo como está y reinicie la aplicación del puente.',
    meaning: 'El puente o su SDK no está en orden, o el código no está publicado.',
    confirm: '¿Pasa también con otro vehículo?',
    next: 'Lea el estado. Si el error sigue, envíe el paquete de soporte.',
  },
  input: {
    hands: 'Escanee otra vez el VIN.',
    meaning: 'A PIMS le falta un valor, o no lo acepta.',
    confirm: 'Compare los 17 caracteres con el parabrisas.',
    next: 'Lea otra vez el estado. Si el error sigue, envíe el paquete de soporte.',
  },
  output: {
    hands: 'No toque el teléfono ni el contacto y lea el estado.',
    meaning: 'Algo ha fallado en el camino al servidor o al vehículo.',
    confirm: 'Revise la cobertura del teléfono y su conexión con el vehículo.',
    next: 'Active de nuevo solo si el estado dice «no activada»; si no, pregunte a soporte.',
  },
  specific: {
    hands: 'No cambie nada en el vehículo y lea el estado.',
    meaning: 'PIMS comunica algo que no es de los errores habituales de la CarKey.',
    confirm: 'Anote el código, el texto y lo último que se hizo.',
    next: 'Si el estado no está claro, envíe el paquete de soporte.',
  },
};
