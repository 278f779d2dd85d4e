// Nothing is added to SvelteKit's own types: there is no server side.
declare global {
	namespace App {}
}
export {};
