# Derive an apt source for a backports suite from a source file of the machine: the same address, key and options.
#   awk -v suite=bookworm -v address=http://mirror/debian -f backports_source.awk FILE.sources|FILE.list
# Only the main archive (the stanza or line that carries `suite` itself at `address`) counts: a security archive has no backports.

function has_word(text, word) { return index(" " text " ", " " word " ") > 0 }
function bare(url) { sub(/\/+$/, "", url); return url }
function field(stanza, name,    lines, count, i) {
    count = split(stanza, lines, "\n")
    for (i = 1; i <= count; i++) if (tolower(lines[i]) ~ "^" tolower(name) ":") { sub(/^[^:]*:[ \t]*/, "", lines[i]); gsub(/[ \t]+/, " ", lines[i]); return lines[i] }
    return ""
}
function carries(urls,    parts, count, i) {
    count = split(urls, parts, " ")
    for (i = 1; i <= count; i++) if (bare(parts[i]) == bare(address)) return 1
    return 0
}
function take_stanza(stanza,    lines, count, i) {
    if (done || !has_word(field(stanza, "Suites"), suite) || !carries(field(stanza, "URIs")) || tolower(field(stanza, "Enabled")) == "no") return
    count = split(stanza, lines, "\n")
    for (i = 1; i <= count; i++) {
        if (lines[i] ~ /^#/ || lines[i] == "") continue
        if (tolower(lines[i]) ~ /^types:/) lines[i] = "Types: deb"
        if (tolower(lines[i]) ~ /^suites:/) lines[i] = "Suites: " suite "-backports"
        if (tolower(lines[i]) ~ /^components:/) lines[i] = "Components: main"
        print lines[i]
    }
    done = 1
}
function take_line(line,    options, rest, parts) {
    if (done) return
    options = ""; rest = line
    sub(/^deb[ \t]+/, "", rest)
    if (match(rest, /^\[[^]]*\][ \t]*/)) { options = substr(rest, 1, RLENGTH); rest = substr(rest, RLENGTH + 1); sub(/[ \t]+$/, "", options); options = options " " }
    split(rest, parts, /[ \t]+/)
    if (parts[2] != suite || !carries(parts[1])) return
    print "deb " options parts[1] " " suite "-backports main"
    done = 1
}

FILENAME ~ /\.list$/ { if ($0 ~ /^deb[ \t]/) take_line($0); next }
/^[ \t]*$/ { take_stanza(stanza); stanza = ""; next }
{ stanza = stanza $0 "\n" }
END { if (FILENAME !~ /\.list$/) take_stanza(stanza) }
