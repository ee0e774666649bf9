# Sourced by the scripts here that try images, with $work: a base and a JDK of Debian's packages, with which "build" needs no registry.
# Sets of_debian, the options of "build" for them, when import_base has made images of them in a store of the script's own.

# import_base COMMAND...: COMMAND gets the archive of a file system, an image's name, and PATH if that is another than usual.
import_base() {
    mmdebstrap --quiet --variant=extract --include=base-files,libc6,dash,coreutils,sed,grep,libstdc++6,zlib1g bookworm "$work/base.tar" \
        "$(find /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2> /dev/null | head -n 1)"
    "$@" "$work/base.tar" localhost/debian
    "$@" "$work/base.tar" localhost/jdk /opt/jdk/bin:/usr/bin:/bin
    rm "$work/base.tar"
    local jdk=${JAVA_25_HOME:-$(find /usr/lib/jvm -maxdepth 1 -name '*25*' -type d | head -n 1)}
    jdk=${jdk:-$(dirname "$(dirname "$(realpath "$(command -v javac)")")")}
    of_debian=(--isolation chroot --build-arg BASE=localhost/debian --build-arg JDK=localhost/jdk --volume "$jdk:/opt/jdk:ro")
    # where Debian's packages of Java keep what they have links to
    local folder
    for folder in /etc/ssl/certs/java /etc/java-17-openjdk; do
        [ ! -d "$folder" ] || of_debian+=(--volume "$folder:$folder:ro")
    done
}

# Podman with a store, settings and networks in $work, and none of this machine's: podman_of_its_own [VARIABLE=VALUE...], which every container gets.
podman_of_its_own() {
    local variable variables=""
    for variable; do variables+="\"$variable\", "; done
    cat > "$work/storage.conf" << END
[storage]
driver = "overlay"
graphroot = "$work/storage"
runroot = "$work/run"
END
    cat > "$work/containers.conf" << END
[containers]
# no more than this machine may have, whatever it is
default_ulimits = ["nofile=$(ulimit -Hn):$(ulimit -Hn)", "nproc=4096:4096"]
env = [$variables]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
tmp_dir = "$work/tmp"
[network]
network_backend = "netavark"
network_config_dir = "$work/networks"
END
    # no systemd runs here that would ask for health every 30 s
    export CONTAINERS_STORAGE_CONF=$work/storage.conf CONTAINERS_CONF=$work/containers.conf DISABLE_HC_SYSTEMD=true
}
# Removes what is in that store, and nothing where there is none: a script may end before it has made it, and this machine has containers, too.
podman_ends() {
    [ "${CONTAINERS_STORAGE_CONF:-}" = "$work/storage.conf" ] || return 0
    podman rm --all --force --time 0 > /dev/null 2>&1 || true
    umount --recursive "$work/storage/overlay" 2> /dev/null || true
}
by_podman() {
    podman import --quiet ${3:+--change "ENV=PATH=$3"} "$1" "$2" > /dev/null
}

# That process 1 of a container is another user than root, without a capability of any kind, on a root that is read-only. COMMAND executes in it.
#
# has_no_rights COMMAND...
has_no_rights() {
    [ "$("$@" stat --format=%u /proc/1)" = 10001 ] &&
        "$@" grep --quiet '^[^ ]* / [^ ]* ro,' /proc/1/mounts &&
        [ "$("$@" grep ^Cap /proc/1/status | grep -cv '0000000000000000$')" = 0 ]
}

# That the bill of an image of css says which image it is, and has the Java that was cut out and css.jar by its checksum, which a release tells. The base
# that is made here keeps no list of Debian's packages, and the bill was to say so.
#
# is_a_bill FILE IMAGE CSS_JAR MESSAGES
is_a_bill() {
    grep --quiet "no list of Debian's packages" "$4"
    python3 - "$1" "$2" "$(sha256sum "$3" | cut -d ' ' -f 1)" << 'END'
import json, sys
with open(sys.argv[1]) as file:
    bill = json.load(file)
assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6"), bill
name, version = sys.argv[2].split(":")
assert bill["metadata"]["component"] == {"type": "container", "name": name, "version": version}, bill["metadata"]
assert [each["version"].split(".")[0] for each in bill["components"] if each["name"] == "java"] in (["17"], ["25"]), bill
sums = {each["properties"][0]["value"]: each["hashes"][0]["content"] for each in bill["components"] if "hashes" in each}
# besides it one that is part of Java
assert sums.pop("/opt/css/css.jar") == sys.argv[3] and all(each.startswith("/opt/css/java/") for each in sums), sums
END
}

# kubectl and docker-compose of Debian 13, in a folder that goes into PATH: those of Debian 12 are too old to read what is here.
#
# of_debian_13 FOLDER
of_debian_13() {
    if [ ! -x "$1/usr/bin/kubectl" ] || [ ! -x "$1/usr/bin/docker-compose" ]; then
        mmdebstrap --quiet --variant=extract --include=kubernetes-client,docker-compose trixie "$1"
    fi
    PATH=$1/usr/bin:$PATH
}
