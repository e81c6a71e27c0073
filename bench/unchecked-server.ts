import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../server/app.ts';
import { openInstallation } from '../server/commands/installation.ts';

// Emend as it is served, but that nothing is checked after a save.
const { services, close } = await openInstallation();
const server = createServer(await createApp(services));
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once('SIGTERM', () => {
  server.close(() => void close());
  server.closeAllConnections();
});
