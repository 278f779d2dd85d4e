// One short message at a time. A new one takes the place of the old one.

export type ToastMessage = { text: string; action?: { text: string; run: () => void } };

let current = $state<ToastMessage | undefined>();
let timer: ReturnType<typeof setTimeout> | undefined;
let attended = $state(false);

export const toast = {
	get current() {
		return current;
	},
	/** Somebody is at it, with the focus or the mouse: whoever counts seconds waits. */
	get attended() {
		return attended;
	},
	set attended(value: boolean) {
		attended = value;
	},
	/** One with an action stays until it is used or closed: nobody loses it to a slow reader. */
	show(message: ToastMessage) {
		clearTimeout(timer);
		current = message;
		if (!message.action) timer = setTimeout(toast.close, 6000);
	},
	close() {
		clearTimeout(timer);
		// What is gone sends no word that the mouse has left it.
		attended = false;
		current = undefined;
	},
};
