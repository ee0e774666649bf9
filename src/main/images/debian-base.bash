# Sourced by try-image and try-compose, with $work and a Podman of their own: a base and a JDK of Debian's packages, with which "build" needs no registry.
# Sets of_debian, the options of "build" for them.
mmdebstrap --quiet --variant=extract --include=base-files,libc6,dash,coreutils,sed,grep,libstdc++6,zlib1g bookworm "$work/base.tar" \
    /etc/apt/sources.list.d/debian.sources
podman import --quiet "$work/base.tar" localhost/debian > /dev/null
podman import --quiet --change ENV=PATH=/opt/jdk/bin:/usr/bin:/bin "$work/base.tar" localhost/jdk > /dev/null
rm "$work/base.tar"
jdk=${JAVA_25_HOME:-$(find /usr/lib/jvm -maxdepth 1 -name '*25*' -type d | head -n 1)}
jdk=${jdk:-$(dirname "$(dirname "$(realpath "$(command -v javac)")")")}
of_debian=(--isolation chroot --build-arg BASE=localhost/debian --build-arg JDK=localhost/jdk --volume "$jdk:/opt/jdk:ro")
# where Debian's packages of Java keep what they have links to
for folder in /etc/ssl/certs/java /etc/java-17-openjdk; do
    [ ! -d "$folder" ] || of_debian+=(--volume "$folder:$folder:ro")
done
