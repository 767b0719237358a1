#!/bin/sh
# Jalon with the Node that came with it: needs nothing of the system but a shell.
here=$(CDPATH='' cd -P -- "${0%/*}" && pwd) || exit 1
for node in "$here"/node_modules/node-*/bin/node; do
	[ -x "$node" ] && exec "$node" "$here/src/cli/jalon.ts" "$@"
done
echo "jalon : $here/node_modules ne contient pas Node / holds no Node" >&2
exit 1
