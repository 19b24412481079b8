/** Spanish labels: setting a scanner right. */
import type { scanner as english } from '../en/scanner.ts';

/** Labels: setting a scanner right. */
export const scanner: typeof english = {
  scanner: {
    title: 'Escáner de códigos de barras',
    ruleLayout: 'Distribución del teclado (país): la misma que en este ordenador.',
    ruleEnd: 'Sufijo: Intro (retorno de carro, CR).',
    ruleNothing: 'Sin prefijo, sin identificador de código (AIM ID), sin caracteres de inicio y fin, mayúsculas sin cambios.',
    rulePace: 'Pausa entre caracteres: ninguna, o tan corta como funcione.',
    try: 'Probar: escanee aquí el código de barras de un VIN',
    placeholder: 'Haga clic aquí y escanee',
    arrived: 'Recibido',
    vin: 'VIN encontrado',
    layout: 'Distribución del teclado',
    layoutSame: 'coincide',
    layoutOther: 'ordenador {computer}, escáner {scanner}',
    end: 'Termina con',
    pace: 'Ritmo',
    paceMs: '{ms} ms por tecla',
    none: 'ninguno',
    good: 'El escáner está bien ajustado. No hay que cambiar nada.',
    change: 'Qué cambiar en el escáner',
    do_layout: 'Ajuste su distribución de teclado a {computer}: teclea como {scanner}.',
    do_aim: 'Desactive el identificador de código (AIM ID): envía primero {removed}.',
    do_prefix: 'Quite el prefijo: {removed} llega antes del número.',
    do_suffix: 'Quite el sufijo: {removed} llega detrás del número.',
    do_marks: 'Desactive los caracteres de inicio y fin de Code 39 (*) y los separadores.',
    do_hidden: 'Envía caracteres ajenos al número, como espacios o caracteres de control: quite prefijo y sufijo.',
    'do_full-width': 'Envía letras de ancho completo: ponga el método de entrada de este ordenador en entrada directa.',
    'do_small-letters': 'Envía minúsculas: desactive la conversión de mayúsculas y el bloqueo de mayúsculas.',
    'do_no-end': 'Ponga Intro (CR) como sufijo: hasta ahora cada lectura espera a que se pulse Intro.',
    'do_tab-end': 'Ponga Intro (CR) como sufijo en lugar de Tab.',
    do_slow: 'Acorte la pausa entre caracteres: con {ms} ms por tecla no se distingue de quien teclea.',
    'do_no-vin': 'No se ha encontrado ningún VIN. ¿Era el código de barras de un VIN?',
  },
};
