// Puts a file on the reader's disk under a name of theirs.
export function save(file: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = name;
	link.click();
	// The browser has taken it by then; a page that stays open must not keep every file.
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
