// What a component's examples.ts exports for the page /_komponen. `text` becomes the
// component's children.
export type Example = {
	name: string;
	props: Record<string, unknown>;
	text?: string;
};
