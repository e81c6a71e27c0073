/**
 * Tabs of one person know of each other by locks: a tab holds one as long as it lives, and the
 * browser releases it however the tab ends. Without locks (they need HTTPS or localhost) every other
 * tab counts as gone, and a save may be sent twice, which the server takes for one.
 */
export function holdTab(tab: string): void {
  void navigator.locks?.request(nameOf(tab), () => new Promise(() => {}));
}

export async function isTabAlive(tab: string): Promise<boolean> {
  if (!navigator.locks) return false;
  return navigator.locks.request(nameOf(tab), { ifAvailable: true }, (lock) => lock === null);
}

function nameOf(tab: string): string {
  return `emend:tab:${tab}`;
}
