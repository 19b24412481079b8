/** The style of the verifier: tokens and ground of the console, and its own. */
import '../styles/tokens.css';
import '../styles/base.css';
import './verifier.css';
import '../styles/print.css';
