import { createServer, type ServerResponse } from 'node:http';
import type { Served, Server } from './effects.ts';

const HOST = '127.0.0.1';

/** Lets a page use several threads, and keeps other pages from looking in. */
const headers = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** Serves this machine only; requests under another name of it than its number are refused. */
export async function serveLoopback(answer: (path: string) => Served): Promise<Server> {
  const streams = new Set<ServerResponse>();
  let port = 0;
  const server = createServer((request, response) => {
    const mine = [`${HOST}:${port}`, `localhost:${port}`].includes(request.headers.host ?? '');
    if (!mine || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(mine ? 405 : 421, headers).end();
      return;
    }
    const served = answer(new URL(request.url ?? '/', `http://${HOST}`).pathname);
    switch (served.kind) {
      case 'nothing':
        response.writeHead(404, headers).end();
        return;
      case 'page':
        response.writeHead(200, { ...headers, 'Content-Type': 'text/html; charset=utf-8' });
        response.end(served.html);
        return;
      case 'events':
        response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' });
        response.write(':\n\n');
        streams.add(response);
        response.on('close', () => streams.delete(response));
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, resolve);
  });
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://${HOST}:${port}/`,
    tell: (event) => {
      for (const stream of streams) stream.write(`event: ${event}\ndata:\n\n`);
    },
    close: () => {
      for (const stream of streams) stream.end();
      server.close();
      server.closeAllConnections();
    },
  };
}
