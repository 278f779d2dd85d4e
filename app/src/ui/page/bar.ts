// How high the bar at the bottom is, as `--bar`: what must stand above it (a toast, the field that
// has the focus) reads it, at any size of the letters.

export function bar(element: HTMLElement): () => void {
	const { style } = document.documentElement;
	const watcher = new ResizeObserver(() => style.setProperty('--bar', `${element.offsetHeight}px`));
	watcher.observe(element);
	return () => {
		watcher.disconnect();
		style.removeProperty('--bar');
	};
}
