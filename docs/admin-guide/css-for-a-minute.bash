# For scripts that try what documents say, which source it: a CA, a person, a TLS key, css.jar and css-client, in the current folder.
# Needs the archives (./mvnw package -DskipTests), openssl and Python.
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
# in CI with an archive of its classes: css-it/class-archive
css_jar=("$java" ${CLASS_ARCHIVE:+"@$CLASS_ARCHIVE"} -jar "$repository/css-micro/target/css.jar")
css=""
cluster=""

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

# Installs those of Debian's packages that are not here.
need() {
    local package packages=()
    for package; do
        dpkg --status "$package" > /dev/null 2>&1 || packages+=("$package")
    done
    # the services that come with some of them would listen on ports of their own
    [ ${#packages[@]} = 0 ] || { apt-get -qq update && RUNLEVEL=1 apt-get -qq install --yes --no-install-recommends "${packages[@]}"; }
}

# Another user than root, "operator", whom operators_srv makes: "${as_operator[@]}" COMMAND. The number is none that people, services or systemd's
# own users get, so no file of the machine is his; and he has no right of root. What he may read and write, others may too.
operator=61100
as_operator=(setpriv "--reuid=$operator" "--regid=$operator" --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all
    env HOME=/srv/home)
# For root whom "unshare --mount" has begun, so that nobody else sees it: a user operator, and an empty /srv with his folders css and home. To this
# checkout and Maven's repository he comes, wherever they are: a folder on the way that is closed to others is hidden by one that holds nothing else. What his
# Maven fetches goes to a repository in his home.
operators_srv() {
    ! getent passwd "$operator" || { echo "$operator is somebody here" >&2; return 1; }
    mount -t tmpfs -o mode=755 css /srv
    install -d "--owner=$operator" "--group=$operator" /srv/css /srv/home
    { cat /etc/passwd; echo "operator:x:$operator:$operator::/srv/home:/bin/bash"; } > /srv/passwd
    mount --bind /srv/passwd /etc/passwd

    mkdir -p ~/.m2/repository /srv/home/.m2
    find ~/.m2 -mindepth 1 -maxdepth 1 ! -name repository -exec cp -a {} /srv/home/.m2 \;
    chown -R "$operator:$operator" /srv/home/.m2
    local folders=("$repository" ~/.m2/repository) each way rest
    export MAVEN_ARGS="${MAVEN_ARGS:-} -Dmaven.repo.local=/srv/home/.m2/repository -Dmaven.repo.local.tail=${folders[1]}"
    # under their own paths, which what was built has written down
    for each in "${folders[@]}"; do
        mkdir -p "/srv/open$each"
        mount --bind "$each" "/srv/open$each"
    done
    for each in "${folders[@]}"; do
        way=""
        while [ "$way" != "$each" ] && "${as_operator[@]}" test -x "$way/"; do
            rest=${each#"$way/"}
            way+=/${rest%%/*}
        done
        # closed to him, or no more there, in a folder that was hidden for the other
        [ "$way" = "$each" ] || [ ! -e "$way" ] || mount -t tmpfs -o mode=755 css "$way"
        mkdir -p "$each"
        mount --bind "/srv/open$each" "$each"
    done
    # shellcheck disable=SC2016 # for the inner shell
    "${as_operator[@]}" bash -c '[ "$(whoami)" = operator ] && [ ! -r /etc/shadow ] && grep -q "^CapPrm:\s0*$" /proc/self/status &&
        [ -r "$1/mvnw" ] && [ ! -w "$1/mvnw" ]' - "$repository" ||
        { echo "operator has rights that he should not have, or may not read $repository" >&2; return 1; }
    # where it is now
    cd "$repository"
}
# Begins a script of this checkout again as operator, if it is root who has begun it: become_operator SCRIPT [ARGUMENT ...]. What it has started ends
# with it.
become_operator() {
    [ "$(id -u)" = 0 ] || return 0
    # the outer shell stays: as the first process of its own process table it takes leave of what has ended, as init does
    # shellcheck disable=SC2016 # for the inner shell
    exec unshare --mount --pid --fork --kill-child --mount-proc bash -euc '
        source "$1/docs/admin-guide/css-for-a-minute.bash"
        operators_srv
        "${as_operator[@]}" "$1/$2" "${@:3}"; exit $?' - "$repository" "$@"
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
    make_person
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout tls.key -out tls.pem -days 2 -subj "/CN=localhost" \
        -addext subjectAltName=DNS:localhost,IP:127.0.0.1,DNS:css.example.org 2> /dev/null
    openssl pkcs12 -export -in tls.pem -inkey tls.key -out tls.p12 -passout pass:throw-away
    port=$(free_port)
    export CSS_HTTPS_ADDRESS=127.0.0.1 CSS_HTTPS_PORT=$port
    export CSS_BASE_URLS=https://localhost:$port,https://127.0.0.1:$port
    export CSS_TLS_KEYSTORE=$PWD/tls.p12 CSS_TLS_KEYSTORE_PASSWORD=throw-away
    export CSS_TRUST_ANCHORS=$PWD/ca.pem CSS_OCSP_MODE=off CSS_DATA_DIR=$PWD/css-data
    export CSS_CLIENT_PKCS12_PASSWORD=throw-away
}

# Mari, whom the CA in ca.pem and ca.key knows.
make_person() {
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout mari.key -out mari.csr \
        -subj "/CN=Mari/serialNumber=PNOEE-48010010101" 2> /dev/null
    openssl x509 -req -in mari.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out mari.pem \
        -extfile <(printf 'keyUsage=critical,digitalSignature\nextendedKeyUsage=clientAuth\n') 2> /dev/null
    openssl pkcs12 -export -in mari.pem -inkey mari.key -out mari.p12 -passout pass:throw-away
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

# A PostgreSQL of Debian's, in the folder $cluster until who has sourced this removes it: on loopback, and for a minute, so it asks for no
# password. With the settings for psql and css.jar.
make_postgresql() {
    [ -x /usr/bin/pg_dump ] || { apt-get update && RUNLEVEL=1 apt-get install -y --no-install-recommends postgresql; }
    postgres_bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
    cluster=$(mktemp -d)
    [ "$(id -u)" != 0 ] || chown postgres "$cluster"
    database_port=$(free_port)
    postgres_tool initdb -D "$cluster" --username=postgres --auth=trust > /dev/null
    run_postgresql
    export PGHOST=127.0.0.1 PGPORT=$database_port PGUSER=postgres
    psql --quiet --dbname=postgres --command='create role css login'
    createdb --owner=css css
    export CSS_DB_URL=jdbc:postgresql://127.0.0.1:$database_port/css CSS_DB_USER=css
}
run_postgresql() {
    postgres_tool pg_ctl -w -D "$cluster" -o "-c listen_addresses=127.0.0.1 -c port=$database_port -c unix_socket_directories=" \
        -l "$cluster/log" start > /dev/null
}
# It does not run as root.
postgres_tool() {
    if [ "$(id -u)" = 0 ]; then
        # in a folder that it may read, too
        (cd "$cluster" && runuser -u postgres -- "$postgres_bin/$@")
    else
        "$postgres_bin/$@"
    fi
}
