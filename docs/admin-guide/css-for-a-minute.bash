# For scripts that try what documents say, which source it: a CA, a person, a TLS key, css.jar and css-client, in the current folder.
# Needs the archives (./mvnw package -DskipTests), openssl and Python.
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
# in CI with an archive of its classes: css-it/class-archive
css_jar=("$java" ${CLASS_ARCHIVE:+"@$CLASS_ARCHIVE"} -jar "$repository/css-micro/target/css.jar")
css=""

# The commands of a block "sh NAME" or "sql NAME" of a page of docs, one block or several.
commands_of() {
    local commands
    commands=$(awk -v name="$2" '
        ($1 == "```sh" || $1 == "```sql") && $2 == name { typed = 1; next }
        /^ *```/ { typed = 0 }
        typed { sub(/^   /, ""); print }' "$repository/docs/$1")
    [ -n "$commands" ] || { echo "no commands $2 in $1" >&2; return 1; }
    echo "$commands"
}

# Below the ports that Linux gives to connections, and apart from those of the tests (FreePort), which may run beside this.
free_port() {
    python3 - << 'END'
import random, socket
while True:
    try:
        with socket.socket() as candidate:
            candidate.bind(("127.0.0.1", random.randrange(12000, 20000)))
            print(candidate.getsockname()[1])
            break
    except OSError:
        pass
END
}

make_keys() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ca.key -out ca.pem -days 2 -subj "/CN=Test CA" \
        -addext keyUsage=critical,keyCertSign 2> /dev/null
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout mari.key -out mari.csr \
        -subj "/CN=Mari/serialNumber=PNOEE-48010010101" 2> /dev/null
    openssl x509 -req -in mari.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out mari.pem \
        -extfile <(printf 'keyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\n') 2> /dev/null
    openssl pkcs12 -export -in mari.pem -inkey mari.key -out mari.p12 -passout pass:throw-away
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout tls.key -out tls.pem -days 2 -subj "/CN=localhost" 2> /dev/null
    openssl pkcs12 -export -in tls.pem -inkey tls.key -out tls.p12 -passout pass:throw-away
    port=$(free_port)
    export CSS_HTTPS_ADDRESS=127.0.0.1 CSS_HTTPS_PORT=$port
    export CSS_BASE_URLS=https://localhost:$port,https://127.0.0.1:$port
    export CSS_TLS_KEYSTORE=$PWD/tls.p12 CSS_TLS_KEYSTORE_PASSWORD=throw-away
    export CSS_TRUST_ANCHORS=$PWD/ca.pem CSS_OCSP_MODE=off CSS_DATA_DIR=$PWD/css-data
    export CSS_CLIENT_PKCS12_PASSWORD=throw-away
}

start() {
    : > css.out
    "${css_jar[@]}" >> css.out 2>> css.log &
    css=$!
    until grep -q '^CSS listens' css.out; do
        kill -0 "$css" || { cat css.log >&2; exit 1; }
        sleep 1
    done
}
stop() {
    kill "$css"
    wait "$css" || true
    css=""
}
client() {
    "$java" -jar "$repository/css-client/target/css-client.jar" "$@"
}
# One server under two names holds both shares: all that a client sees of two.
send() {
    client servers entry --id css-a --organisation A --recipient-url "https://localhost:$port" --add-to servers.json > /dev/null
    client servers entry --id css-b --organisation B --recipient-url "https://127.0.0.1:$port" --add-to servers.json > /dev/null
    client send --servers servers.json --recipient etsi/PNOEE-48010010101 --new-key sent.hex --capsule capsule.json > /dev/null
}
receive() {
    client receive --servers servers.json --capsule capsule.json --pkcs12 mari.p12 --key received.hex > /dev/null
    cmp sent.hex received.hex
    rm received.hex
}
