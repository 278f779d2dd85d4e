// The screens of this folder, looked at by a machine.
import { lookAt } from '../looks.mjs';
import screens from './screens.mjs';

lookAt(screens);
