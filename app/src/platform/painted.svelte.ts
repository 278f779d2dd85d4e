// A slow phone shows the answer sooner when only what fits its first screen is drawn at once.

export class Painted {
	/** The first screen has been seen, so the rest may follow. */
	done = $state(false);

	/** `ready`: the first screen can be drawn. To be made while a component is. */
	constructor(ready: () => boolean) {
		$effect(() => {
			if (this.done || !ready()) return;
			let timer: ReturnType<typeof setTimeout> | undefined;
			// A frame draws what there is; only a task after it comes after the paint.
			const frame = requestAnimationFrame(() => (timer = setTimeout(() => (this.done = true))));
			return () => {
				cancelAnimationFrame(frame);
				clearTimeout(timer);
			};
		});
	}
}
