import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { subgraphs } from './network.js';

/** A subgraph on the server that our services use, without all that they add: signature, identity, limits, database. */
const subgraph = subgraphs[process.argv[2] ?? ''];
if (!subgraph) throw new Error(`No subgraph ${process.argv[2]}`);
const schema = buildSubgraphSchema([{ typeDefs: parse(subgraph.sdl), resolvers: subgraph.resolvers as never }]);
const server = new ApolloServer({ schema, plugins: [ApolloServerPluginInlineTraceDisabled()] });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
