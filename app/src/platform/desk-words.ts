// The words said nowhere but at the office's desks, in another language than Indonesian: asked for
// before the first desk is drawn, and never by residents.
import { desks } from '$messages/desks';
import { speak } from '$messages/wording';
import { language, PATIENCE } from './language';

let asked: Promise<void> | undefined;

export function learnDesk(): Promise<void> {
	const spoken = language();
	if (spoken === 'id') return Promise.resolve();
	const late = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE));
	const list = desks[spoken]?.().then((words) => words.default);
	return (asked ??= Promise.race([list, late])
		.then((words) => words && speak(words))
		.catch((error: unknown) => console.warn('words', error)));
}
