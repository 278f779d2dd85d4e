// One short message at a time. A new one takes the place of the old one.

export type ToastMessage = { text: string; action?: { text: string; run: () => void } };

let current = $state<ToastMessage | undefined>();
let timer: ReturnType<typeof setTimeout> | undefined;

export const toast = {
	get current() {
		return current;
	},
	/** One with an action stays until it is used or closed: nobody loses it to a slow reader. */
	show(message: ToastMessage) {
		clearTimeout(timer);
		current = message;
		if (!message.action) timer = setTimeout(() => (current = undefined), 6000);
	},
	close() {
		clearTimeout(timer);
		current = undefined;
	},
};
