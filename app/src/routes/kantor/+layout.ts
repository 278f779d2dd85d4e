// What each module has for officers, known before one of their screens is drawn.
import { offices } from '$modules';

export const load = async () => ({ offices: await offices() });
