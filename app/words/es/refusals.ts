/** Spanish: why the console did not do what it was asked, and what the person can do now. */
import type { RefusalWords } from '../shape/index.ts';

/** One sentence or two for every reason. */
export const refusals: RefusalWords = {
  refusal: {
    'activation-running': 'Hay una activación en marcha. Espere la respuesta o deje de esperar y vuelva a hacerlo.',
    'check-running': 'Se está preguntando a PIMS por el resultado. Espere a que termine y vuelva a hacerlo.',
    'read-running': 'Se está leyendo el vehículo. Espere a que termine o cancele la lectura.',
    'backup-running': 'Ya se está haciendo una copia de seguridad. Espere a que termine.',
    'pin-being-checked': 'Ya se está comprobando un PIN. Espere un momento.',
    overtaken: 'Entretanto ha cambiado algo, así que esto no se ha enviado. Mire la pantalla y vuelva a pulsar.',
    'too-often': 'Esto ha llegado demasiadas veces en poco tiempo. Espere un momento y vuelva a intentarlo.',
    'vehicle-changed':
      'El vehículo de la pantalla ya no era el que está en curso, así que no se ha hecho nada. Compare el VIN y vuelva a pulsar.',
    'nothing-running': 'Ya no hay nada en marcha, así que no había nada que detener.',
    'nothing-to-check': 'Aquí no hay ningún resultado desconocido, así que no hay nada que comprobar. Lea el estado para ver cómo está.',
    'nothing-to-settle': 'Aquí no hay ningún resultado desconocido que resolver. Abra el vehículo al que pertenece.',
    'nothing-to-hand-over': 'Solo se puede pasar a soporte un resultado desconocido, y este ya se conoce.',
    'check-first': 'Este resultado todavía no se puede resolver así. Compruebe primero otra vez.',
    'vehicle-known': 'El vehículo de este intento se conoce aquí. Ábralo y resuelva el resultado allí.',
    'attempt-not-settled': 'Este intento aún no está resuelto, por eso no hay recibo. Resuélvalo primero.',
    'car-says-other': 'El vehículo no da ahora este VIN por el adaptador. Léalo otra vez.',
    'car-silent': 'El vehículo ya no da su VIN, así que no se ha enviado nada. Léalo otra vez.',
    'car-not-read': 'El vehículo no se ha podido leer otra vez, así que no se ha enviado nada. {hands}',
    'override-useless':
      'Nadie puede confirmar este vehículo: el teléfono está conectado a otro, o el vehículo solo da otro VIN. Junte primero teléfono y vehículo.',
    'nothing-to-go-over': 'Ahora ningún requisito pide un motivo. Mire otra vez la lista.',
    cancelled: 'Se ha cancelado antes de enviar nada. Vuelva a pulsar cuando esté listo.',
    'name-missing': 'Falta su nombre: queda registrado con esto. Escríbalo en los ajustes y vuelva a hacerlo.',
    'vehicle-not-selected':
      'No se ha podido elegir el vehículo en el teléfono, así que no se ha enviado nada. Encienda la pantalla del teléfono y vuelva a pulsar.',
    'requirement-unmet': 'Justo antes de enviar no se cumplía «{requirement}», así que no se ha enviado nada. La lista dice qué hacer.',
    'attempt-elsewhere':
      'Una activación de otro vehículo en este puesto tiene un resultado desconocido. Resuélvala o pásela a soporte primero.',
    'attempt-in-the-way':
      'Hay otra activación abierta para este vehículo o en este puesto, así que no se ha enviado nada. Resuélvala primero.',
    'outcome-unknown':
      'El resultado de este vehículo es desconocido. Compruebe otra vez, resuélvalo o páselo a soporte antes de cerrar el vehículo.',
    'forget-open-attempt':
      'Un intento de este vehículo está abierto, así que no se ha olvidado. Resuelva el intento y olvide después el vehículo.',
    'answer-awaited': 'Una activación de este puesto aún espera su respuesta. Espérela y vuelva a pulsar.',
    'hour-full': 'Este puesto ha enviado {limit} activaciones en una hora. La siguiente es posible en {minutes} min.',
    'attempt-not-found': 'Ese intento no está en este registro. Prácticas y real tienen cada uno el suyo: mire en el otro modo.',
    'follow-up-not-found': 'Esta tarea ya no está. Mire otra vez la lista.',
    'entry-not-found': 'En este registro no hay ninguna entrada con ese número.',
    'no-entry-fits': 'Ninguna entrada coincide. Amplíe el filtro.',
    'vehicle-not-known': 'Este vehículo no se conoce aquí o ya se ha olvidado.',
    'adapter-gone': 'Este adaptador ya no está. Vuelva a conectarlo o elija otro.',
    'phone-gone': 'Este teléfono ya no está en el cable. Vuelva a conectarlo o elija otro.',
    'car-not-found': 'Ese vehículo simulado no existe. Elija uno de la lista.',
    'code-missing': 'La respuesta que activó la CarKey no traía código de seguridad, y no se puede volver a pedir. Pregunte a soporte.',
    'code-lost': 'La CarKey está activa, pero su código de seguridad no llegó nunca y no se puede volver a pedir. Pregunte a soporte.',
    'code-withheld': 'La respuesta nombraba otro vehículo, por eso se retiene su código de seguridad. Pregunte a soporte.',
    'code-expired': 'El código de seguridad ha caducado y se ha destruido. Nadie puede volver a mostrarlo.',
    'code-none': 'Este intento no tiene código de seguridad: solo lo trae una activación conseguida.',
    'not-practice': 'Solo los vehículos de prácticas pueden empezar de nuevo. Pase para ello a prácticas.',
    'training-attempt-open':
      'Aún hay intentos abiertos de prácticas anteriores. Resuélvalos primero: los vehículos están en «Intentos abiertos».',
    'not-practice-adapter': 'Solo el adaptador de prácticas se puede conectar a un vehículo simulado. Pase para ello a prácticas.',
    'practice-adapter-only': 'En prácticas solo existe el adaptador simulado. Pase al modo real para usar el suyo.',
    'export-too-large':
      'Coinciden más de {most} entradas, demasiadas para un archivo desde la pantalla. Acote el filtro o ejecute: carkey audit export --file ARCHIVO',
    'bundle-too-many': 'Un paquete de soporte contiene como máximo {most} entradas. Acote el filtro.',
    'bundle-too-large': 'El paquete de soporte sería demasiado grande. Acote el filtro o deje fuera el tráfico.',
    'backup-stopped': 'La consola se detuvo antes de terminar la copia, así que no existe. Hágala otra vez.',
    'backup-not-verified': 'La copia no supera la verificación, así que no se ha guardado. Haga verificar el registro en «Confianza».',
    'backup-differs': 'La copia difiere en la entrada {entry}, así que no se ha guardado. Haga verificar el registro en «Confianza».',
    'backup-not-written':
      'La copia no se ha podido escribir, así que no existe. Libere espacio en disco o revise la carpeta y hágala otra vez.',
    'input-unfit': 'Esta entrada tiene una forma o longitud no permitida; no se ha cambiado nada. Corríjala e inténtelo de nuevo.',
    'bridge-address-form': 'La dirección del puente debe ser como wss://HOST:PORT/pims. Corríjala.',
    'bridge-address-secret': 'La dirección del puente no debe llevar usuario ni contraseña. Escriba el token en su propio campo.',
    'bridge-address-insecure': 'Una dirección sin cifrar (ws://) solo se admite para este ordenador. Escriba una que empiece por wss://.',
    'name-of-account': 'En modo real el nombre es el de la cuenta. Las cuentas las cambia un administrador.',
    'scenario-unknown': 'El simulador no conoce «{scenario}». Elija una situación de la lista.',
    'bluetooth-form': 'El controlador Bluetooth es «default», «dbus» o «hci-uart:RUTA». Corríjalo.',
    'station-key-form': 'Esta no es la clave de un segundo puesto. Cópiela entera de la pantalla «Confianza» de ese puesto.',
    'feed-address-form':
      'La dirección de las actualizaciones empieza por https:// y no contiene usuario, contraseña ni consulta. Corríjala.',
    'serial-place-form': 'Un puerto serie se escribe RUTA o RUTA@BAUDIOS, de 38 a 10000000 baudios. Corríjalo.',
    'network-place-form': 'Un adaptador de red tiene un nombre de equipo o una dirección IP, y un puerto de 1 a 65535. Corríjalos.',
    'update-not-offered': 'Este programa no se actualiza solo aquí. En «Ajustes», «Acerca de» consta quién lo hace.',
    'update-attempt-open':
      'El resultado de una activación de este puesto aún no está resuelto. Resuélvalo o, si el intento se pasó a soporte, espere a que soporte lo resuelva; después, actualice.',
    'update-running': 'Ya se está buscando o descargando una actualización. Espere a que termine o cancele.',
    'update-nothing': 'No hay ninguna actualización con la que continuar. Busque actualizaciones de nuevo.',
    'customer-nobody': 'Nadie ha iniciado sesión en el teléfono. Pida primero al cliente que la inicie.',
    'consent-missing': 'Falta el consentimiento del cliente. Pídalo y anótelo; después repita esto.',
    'phone-not-connected': 'El teléfono no está conectado, por eso esto no se envió. Conéctelo y pulse de nuevo.',
    'phone-busy': 'El teléfono sigue ocupado con un paso del cliente. Espere a que termine o cancélelo.',
    'run-open': 'Hay otro procedimiento abierto para esta cuenta. Termínelo primero.',
    'run-none': 'Aquí no hay ningún procedimiento abierto. Empiece uno primero.',
    'act-not-offered': 'Este paso no es posible en el estado actual del procedimiento, por eso esto no se envió. Mire la pantalla.',
    'run-other-account': 'Ha iniciado sesión otra persona que al empezar este procedimiento. Deténgalo y empiece de nuevo.',
    'typed-empty': 'Falta un dato necesario, por eso esto no se envió. Introdúzcalo.',
    'typed-not-digits': 'El PIN, el código SMS y el número de teléfono constan de cifras, por eso esto no se envió. Corrija la entrada.',
    'typed-too-long': 'Es más largo que cualquier PIN, código o número, por eso esto no se envió. Corrija la entrada.',
    'typed-too-short': 'Es demasiado corto para un número de teléfono, por eso esto no se envió. Introduzca el número completo.',
    'mixed-same-in-both':
      'El PIN y el código SMS tienen las mismas cifras, por eso esto no se envió. El código está en el último SMS; el PIN lo conoce el cliente.',
    'mixed-new-is-old': 'El PIN nuevo es el antiguo, por eso esto no se envió. Pida al cliente que elija otro.',
    'mixed-code-refused': 'Este código SMS ya fue rechazado, por eso no se envió otra vez. Tome el del último SMS.',
    'mixed-pin-refused':
      'Este PIN ya fue rechazado, por eso no se envió otra vez: cada error cuenta. Pida al cliente que lo piense de nuevo; si es correcto, confirme.',
    'mixed-perhaps':
      'Quizá se hayan confundido el PIN y el código SMS, por eso esto aún no se envió. Compruébelos; si son correctos, confirme.',
    'budget-last': 'Esto gastaría uno de los últimos intentos de la cuenta, por eso esto aún no se envió. Confirme que lo desea.',
    'budget-locks': 'Si esto falla, la cuenta puede quedar bloqueada, por eso esto no se envió. Una persona de soporte puede asumirlo.',
    'reason-missing': 'Aquí hace falta un motivo. Introdúzcalo.',
    'association-form': 'Esto no es un identificador de asociación. Escanéelo de nuevo o escríbalo como figura en la suscripción.',
    'nothing-to-prove': 'Aún no hay nada que probar: ninguna activación de este vehículo está confirmada.',
    'site-full': 'Este centro ha registrado {limit} teléfonos o números en una hora. El siguiente será posible en {minutes} min.',
    'activation-broke-off': 'La activación terminó de forma inesperada. Mire el intento antes de hacer otra cosa.',
    'mode-not-started':
      'La consola no ha vuelto a arrancar con este ajuste. Lo intentará de nuevo con lo próximo que haga; si no sirve, ciérrela, iníciela otra vez y avise a soporte.',
    'mode-went-back':
      'La consola no ha podido arrancar con este ajuste y sigue como antes. Inténtelo de nuevo en un momento; si no sirve, avise a soporte.',
    'console-unreachable': 'La consola no responde. Espere a que vuelva y mire qué se ha hecho antes de repetirlo.',
  },
};
