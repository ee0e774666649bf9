# For scripts that build something else than the checkout has, which source it.

# Goes into css-it/target/NAME, a copy of the files that git knows, as they are now: copy_checkout NAME. What is built in the checkout stays as it is.
copy_checkout() {
    local copy=$PWD/css-it/target/$1
    rm -rf "$copy"
    mkdir -p "$copy"
    git ls-files -z | tar --create --null --files-from=- | tar --extract --directory="$copy"
    cd "$copy"
}
