import './style.css';
import './shell/dashboard';
