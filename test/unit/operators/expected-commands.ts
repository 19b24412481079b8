/**
 * Who may give which command, written out once more by hand. Four letters for nobody, technician, support and admin, each with the PIN where
 * there is one: `y` is admitted, `.` is not. First live mode, then practice.
 */
export const EXPECTED_COMMANDS: Readonly<Record<string, string>> = {
  start: 'yyyy yyyy',
  vin: 'yyyy yyyy',
  status: '.yyy yyyy',
  activate: '.yyy yyyy',
  attempts: '.yyy yyyy',
  resolve: '.yyy yyyy',
  'audit list': '.yyy yyyy',
  'audit verify': 'yyyy yyyy',
  'audit export': '..yy yyyy',
  'audit rebuild': '...y yyyy',
  'audit backup': '...y yyyy',
  'audit restore': '...y yyyy',
  'audit tiles': '..yy yyyy',
  'bundle create': '.yyy yyyy',
  'bundle verify': 'yyyy yyyy',
  'bundle receipt': 'yyyy yyyy',
  'link list': 'yyyy yyyy',
  'link read': 'yyyy yyyy',
  'operators list': '...y ...y',
  'operators add': '...y ...y',
  'operators lock': '...y ...y',
  'operators unlock': '...y ...y',
  'operators rescue': 'yyyy yyyy',
  'simulate pims': 'yyyy yyyy',
  'simulate adapter': 'yyyy yyyy',
  serve: 'yyyy yyyy',
};
