/** German labels: setting a scanner right. */
import type { scanner as english } from '../en/scanner.ts';

/** Labels: setting a scanner right. */
export const scanner: typeof english = {
  scanner: {
    title: 'Barcode-Scanner',
    ruleLayout: 'Tastaturlayout (Land): dasselbe wie an diesem Rechner.',
    ruleEnd: 'Suffix: Eingabetaste (Wagenrücklauf, CR).',
    ruleNothing: 'Kein Präfix, keine Codekennung (AIM-ID), keine Start- und Stoppzeichen, Groß- und Kleinschreibung unverändert.',
    rulePace: 'Pause zwischen den Zeichen: keine, oder so kurz es zuverlässig geht.',
    try: 'Ausprobieren: Scannen Sie hier den Barcode einer VIN',
    placeholder: 'Hier klicken, dann scannen',
    arrived: 'Angekommen',
    vin: 'VIN darin',
    layout: 'Tastaturlayout',
    layoutSame: 'passt',
    layoutOther: 'Rechner {computer}, Scanner {scanner}',
    end: 'Endet mit',
    pace: 'Tempo',
    paceMs: '{ms} ms je Taste',
    none: 'keine',
    good: 'Der Scanner ist richtig eingestellt. Es ist nichts zu ändern.',
    change: 'Am Scanner zu ändern',
    do_layout: 'Stellen Sie sein Tastaturlayout auf {computer}: Er tippt wie {scanner}.',
    do_aim: 'Schalten Sie die Codekennung (AIM-ID) aus: Er sendet zuerst {removed}.',
    do_prefix: 'Entfernen Sie das Präfix: Vor der Nummer kommt {removed}.',
    do_suffix: 'Entfernen Sie das Suffix: Hinter der Nummer kommt {removed}.',
    do_marks: 'Schalten Sie die Start- und Stoppzeichen von Code 39 (*) und Trennzeichen aus.',
    do_hidden: 'Er sendet Zeichen, die nicht zur Nummer gehören, etwa Leer- oder Steuerzeichen: Entfernen Sie Präfix und Suffix.',
    'do_full-width': 'Er sendet Buchstaben in voller Breite: Stellen Sie die Eingabemethode dieses Rechners auf direkte Eingabe.',
    'do_small-letters': 'Er sendet Kleinbuchstaben: Schalten Sie die Umwandlung und die Feststelltaste aus.',
    'do_no-end': 'Stellen Sie die Eingabetaste (CR) als Suffix ein: Bisher wartet jeder Scan auf einen Druck der Eingabetaste.',
    'do_tab-end': 'Stellen Sie die Eingabetaste (CR) statt Tab als Suffix ein.',
    do_slow: 'Verkürzen Sie die Pause zwischen den Zeichen: Mit {ms} ms je Taste ist er vom Tippen nicht zu unterscheiden.',
    'do_no-vin': 'Darin war keine VIN zu finden. War es der Barcode einer VIN?',
  },
};
