"""What leaves the text of an article: the furniture of the page, never a sentence of the story.

Pure: lines in, lines out. A rule speaks of a whole line, so that a sentence that only mentions
"Share" or "Facebook" stays. Rules that would be too bold in the middle of a story (a bare "Latest
News") hold at its edges only. Phrases are those of English, Spanish and German pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_LONGEST_RULE = 400  # no rule speaks of a longer line, so a huge one costs nothing
_LONGEST_HEADLINE = 150

# Soft hyphens, zero-width characters, direction marks and tag characters: no reader sees them.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_BREAK = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def tidy(text: str) -> str:
    """`text` in normal form: NFC, broken by `\\n` alone, without what no reader sees.

    No line begins or ends with a blank and no two empty lines follow each other. Odd spaces inside
    a line stay: they may be part of a number.
    """
    text = _CONTROL.sub("", _INVISIBLE.sub("", _BREAK.sub("\n", text)))
    text = unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", text))
    lines = (line.strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _whole(*phrases: str) -> re.Pattern[str]:
    """One pattern for a line that is any of `phrases`."""
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.IGNORECASE)


_NETWORK = (
    r"(?:facebook|twitter|x(?: \(twitter\))?|pinterest|linked ?in|whats ?app|telegram|reddit|tumblr"
    r"|instagram|you ?tube|bluesky|threads|mastodon|messenger|flipboard|pocket|google ?\+|xing|vk"
    r"|viber|skype|e-?mail|mail|print|sms|tweet|copy (?:link|url)|correo(?: electrónico)?|imprimir"
    r"|copiar enlace|drucken|link kopieren)"
)
# A name as credits write it: capitals and the small words between them, no verb.
_CREDITED = (
    r"(?-i:(?:[A-Z0-9À-ÖØ-Þ@©(][^\s.!?]*\.?|\w+\.(?:com|org|net|de|es)|of|the|via|by|on|and|for|de"
    r"|del|la|y|por|von|und|für|dpa|epa|imago|images|picture|alliance|/|\||-|–)(?:\s+|$)){1,9}"
)
_AGENCY = r"(?-i:AP|AFP|EPA|EFE|DPA|dpa|Reuters|REUTERS|Getty Images|Getty|Bloomberg|Xinhua|imago)"

_NETWORKS = _whole(_NETWORK)
_SHARE = _whole(
    r"share(?: this(?: (?:article|story|post|page|news|entry))?)?\s*:?",
    rf"share (?:this )?(?:on|to|via|with) (?:{_NETWORK}|friends)",
    rf"share\s*:?(?:[\s,|/]+{_NETWORK})+",
    rf"{_NETWORK}(?:[\s,|/·]+{_NETWORK}){{2,}}",
    r"(?:e-?mail|blog) ?this!?|like this:|loading(?:\.\.\.|…)",
    r"(?:compartir|comparte)(?: (?:esta noticia|este artículo))?\s*:?",
    rf"compartir en {_NETWORK}",
    r"(?:diesen )?(?:(?:artikel|beitrag) )?teilen\s*:?",
    rf"auf {_NETWORK} teilen",
)
_ALWAYS = _whole(
    # Comment forms and counters of comments.
    r"(?:no|\d+) comments?\s*:|(?:no|\d+) comments(?: yet)?|comments \(\d+\)",
    r"comments are closed\.?",
    r"(?:post|add|leave) (?:a|your) (?:comment|reply)(?: cancel reply)?|cancel reply",
    r"leave a comment on this (?:article|post|story)|be the first to comment[.!]?",
    r"your e-?mail address will not be published\b.{0,80}|required fields are marked ?\*?",
    r"this site uses akismet\b.{0,120}",
    r"save my name, e-?mail,? and website in this browser\b.{0,60}",
    r"(?:name|e-?mail) ?\*? ?\((?:will not be published|required).{0,40}\)",
    r"fields (?:with|marked).{0,40}(?:must be filled|are required).{0,20}",
    r"(?:comment|name|e-?mail|website|comentario|nombre|correo electrónico|kommentar) ?\*",
    r"notify me of (?:follow-up comments|new (?:comments|posts))\b.{0,40}",
    r"you must be logged in to post a comment\.?|log in to (?:comment|leave a comment|reply)",
    r"(?:no hay|\d+) comentarios?\s*:?|publicar un comentario|cancelar (?:la )?respuesta",
    r"deja (?:un comentario|una respuesta|tu comentario)(?: cancelar (?:la )?respuesta)?",
    r"tu dirección de correo electrónico no será publicada\b.{0,80}",
    r"este sitio usa akismet\b.{0,120}",
    r"los campos (?:obligatorios|necesarios|requeridos) están marcados con ?\*?",
    r"(?:keine|\d+) kommentare?\s*:?",
    r"kommentar (?:veröffentlichen|schreiben|verfassen|hinterlassen)",
    r"(?:schreiben?|hinterlassen?)(?: sie)? einen kommentar(?: antwort(?:en)? abbrechen)?",
    r"antwort(?:en)? abbrechen|erforderliche felder sind mit ?\*? markiert\.?",
    r"(?:deine|ihre) e-mail-adresse wird nicht veröffentlicht\b.{0,80}",
    r"diese website verwendet akismet\b.{0,160}",
    # Cookie notices.
    r"(?:this|our) (?:web)?site uses cookies\b.{0,300}|we use cookies (?:and|for|on|to)\b.{0,300}",
    r"by continuing to (?:use|browse|visit)\b.{0,150}\bcookies\b.{0,150}",
    r"(?:accept|reject|allow|manage)(?: all)? cookies",
    r"cookie (?:settings|preferences|notice|policy)",
    r"(?:este sitio(?: web)?|esta (?:página|web)) (?:utiliza|usa) cookies\b.{0,300}",
    r"(?:utilizamos|usamos) cookies (?:para|propias)\b.{0,300}|aceptar (?:todas las )?cookies",
    r"(?:diese|unsere) (?:web)?(?:site|seite) (?:verwendet|nutzt|benutzt) cookies\b.{0,300}",
    r"wir (?:verwenden|nutzen|setzen) cookies\b.{0,300}|(?:alle )?cookies (?:akzeptieren|ablehnen)",
    r"cookie-einstellungen|configuración de cookies",
    # Newsletters, subscriptions, other channels of the outlet.
    r"subscribe(?: now| here| today)?\s*[:!]?|subscribe to (?:our|this)\b.{0,100}",
    r"(?:sign up|register) (?:for|to) (?:our|the|receive)\b.{0,60}"
    r"\b(?:newsletters?|alerts|e-?mails?)\b.{0,60}",
    r"get (?:the|our) .{1,60} (?:in|to) your inbox\b.{0,40}|enter your e-?mail(?: address)?\s*:?",
    rf"follow us on {_NETWORK}\b.{{0,60}}|síguenos en {_NETWORK}\b.{{0,60}}",
    r"suscríb(?:ete|ase) (?:a|al|aquí)\b.{0,80}|(?:jetzt )?(?:unseren )?newsletter abonnieren[.!]?",
    rf"folgen sie uns auf {_NETWORK}\b.{{0,60}}|jetzt abonnieren[.!]?",
    # Links to other articles, set between paragraphs.
    r"(?:read (?:more|also|next|full story)|also read|see also|related(?: (?:article|coverage|news"
    r"|stories|story)s?)?)\s*(?:[:»›>→|].{0,200})?",
    r"(?:continue|keep) reading(?:\.\.\.|…)?|read more(?:\.\.\.|…)",
    r"(?:leer más|lea también|lee también|lea más|vea también|ver también|te puede interesar)"
    r"\s*(?:[:»›>→|].{0,200})?",
    r"(?:weiterlesen|mehr lesen|lesen sie auch|lesen sie mehr|siehe auch|auch interessant"
    r"|mehr zum thema)\s*(?:[:»›>→|].{0,200})?",
    # Advertising marks.
    r"advertisements?|sponsored(?: content)?|paid (?:content|post)|ads by google",
    r"skip advertisement",
    r"(?:advertisement\W{1,3})?(?:story|article) continues (?:below|after)"
    r"(?: (?:the |this )?ad\w*)?",
    r"publicidad|anuncio|continúa después de la publicidad|anzeige|werbung",
    # Owner's marks, the scraper's stamps, controls of the page.
    r"(?:copyright )?©.{1,200}|copyright \(c\) \d{4}\b.{0,200}",
    rf"(?:copyright|\(c\)) \d{{4}}(?:-\d{{4}})?,? {_CREDITED}(?:all rights reserved\.?)?",
    r"(?:all rights reserved|todos los derechos reservados|alle rechte vorbehalten)\.?",
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})?",
    r"(?:posted|published) by (?:staff|admin|the editors?|redacción|redaktion)",
    r"(?:proudly )?powered by .{1,60}|all times (?:are|in) (?:GMT|UTC|[ECMP][SD]?T)\b.{0,20}",
    r"skip to (?:main )?content|toggle navigation|back to top|nach oben|volver arriba",
    r"#\S+(?:[\s,]+#\S+)+",
)
# Credits of images. A headline in capitals can look the same ("Image by Radar Shows New Crater"):
# these do not hold for the first line.
_CREDIT = _whole(
    r"\(?(?:cover |featured )?"
    r"(?:image|photo|picture|photograph|foto|bild|titelbild|imagen|fotografía)s?"
    rf"(?: (?:credit|source)s?)?\s*(?:[:©/|]|via\b|by\b|courtesy of\b|por\b|von\b)\s*"
    rf"{_CREDITED}",
    rf"\(?{_AGENCY}(?: photo| via)?\s*/\s*{_CREDITED}\)?|\(?{_AGENCY} photo\)?|getty images",
    rf"\(?(?-i:[A-ZÀ-ÖØ-Þ][^\s/!?]*(?: [A-ZÀ-ÖØ-Þ][^\s/!?]*){{1,4}})\s?/\s?(?:\w+/)?{_AGENCY}"
    rf"(?: via {_AGENCY})?\)?",
)
# What opens a list of links to other articles; it leaves with that list, at an edge of the text.
_LINKS = _whole(
    r"(?:the )?(?:latest|breaking|top|more|related|recent|trending|popular|other)"
    r" (?:news|stories|articles|posts|headlines|videos|topics)\s*:?",
    r"(?:latest|related|trending(?: now)?|recommended(?: for you)?|up next)\s*:?",
    r"most (?:read|popular|viewed)\s*:?|you (?:may|might) (?:also )?(?:like|be interested in)\s*:?",
    r"more (?:from|on) (?:this (?:story|topic)|(?-i:[A-Z])\S*(?: (?-i:[A-Z])\S*){0,3})",
    r"(?:últimas|más|otras) noticias\s*:?|noticias relacionadas\s*:?|lo más (?:leído|visto)\s*:?",
    r"(?:aktuelle|neueste|weitere|letzte) (?:nachrichten|meldungen|artikel|beiträge)\s*:?",
    r"(?:read (?:more|also|next)|see also|also read)\s*:?",
    r"(?:lea también|lesen sie auch|mehr zum thema|meistgelesen)\s*:?",
    r"das könnte (?:sie|dich) auch interessieren\s*:?|ähnliche (?:artikel|beiträge)",
)
# The menu of a site, and the path to a page. A row of a table looks alike but opens with no "Home".
_MENU = _whole(
    r"(?:home|menu|inicio|portada|startseite|start)(?: ?[|·•/] ?[^|·•/.!?]{1,30}){2,}",
    r"[^»›]{1,40}(?: [»›] [^»›]{1,40}){1,4}",
)
_LAST = _whole(  # furniture only where it stands at the end of the text
    _NETWORK,
    r"(?:tags?|filed under|categor(?:y|ies)|topics|etiquetas|schlagw(?:orte|örter))\s*:.{0,200}",
    r"tags?|comments?|comentarios|kommentare|website|submit|search|menu|home|close|donate",
    r"(?:(?:previous|next|newer|older) (?:article|post|story)|newer|older)\s*:?",
    r"#\S+|\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}",
    r"\((?:additional )?(?:reporting|writing|editing) by .{1,200}\)",
)
_FIRST = _whole(_NETWORK, r"search|menu|home|close|live|news")  # the same, above the headline
_FRAME = " \t-–—*•·|[]←→«»"
_CAPTION = re.compile(
    r"(?:video|watch|photos?|gallery|listen|vídeo|fotos?|bilder)\s*[:|–-]\s*(.+)", re.IGNORECASE
)
# A label that the page sets beside a paragraph and that a scrape glues to its first word.
_GLUED = re.compile(
    r"(?:update[ds]?|breaking|developing|exclusive|correction|actualizado|actualización|exclusiva"
    r"|aktualisiert|eilmeldung|exklusiv)(?=[A-ZÀ-ÖØ-Þ])"
)


def letters(line: str) -> str:
    """The letters and digits of a line, case folded: what two lines that say the same share."""
    return "".join(filter(str.isalnum, line.casefold()))


def _is(pattern: re.Pattern[str], line: str) -> bool:
    if len(line) > _LONGEST_RULE:
        return False
    bare = line.strip()
    return bool(pattern.fullmatch(bare) or pattern.fullmatch(bare.strip(_FRAME)))


def strip(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Take the furniture of the page out of `lines`: what is kept, and what left, both in order.

    A label glued to the first word of a line ("updateA spokesman") is cut off and listed too.
    """
    rows = [n for n, line in enumerate(lines) if line.strip()]
    gone = {n for n in rows if _is(_SHARE, lines[n]) or _is(_ALWAYS, lines[n])}
    gone |= _repeats(lines, rows) | _buttons(lines, rows)
    gone |= _lead(lines, rows, gone)
    first = next((n for n in rows if n not in gone), None)
    gone |= {n for n in rows if n != first and _is(_CREDIT, lines[n])}
    gone |= _tail(lines, rows, gone)
    kept: list[str] = []
    removed: list[str] = []
    for n, line in enumerate(lines):
        label = _GLUED.match(line)
        if n in gone:
            removed.append(line)
        elif label:
            removed.append(label[0])
            kept.append(line[label.end() :])
        else:
            kept.append(line)
    return kept, removed


def _repeats(lines: Sequence[str], rows: Sequence[int]) -> set[int]:
    """Captions that say again what an earlier line says: "VIDEO: <the headline>"."""
    seen: set[str] = set()
    found = set()
    for n in rows:
        if len(lines[n]) <= _LONGEST_RULE:
            caption = _CAPTION.fullmatch(lines[n].strip())
            if caption and letters(caption[1]) in seen:
                found.add(n)
            seen.add(letters(lines[n]))
    return found


def _buttons(lines: Sequence[str], rows: Sequence[int]) -> set[int]:
    """Bare names of networks in a run of two or more, or below "Share:".

    A run that a line with a colon announces is a list of the story's own ("Fined were:").
    """
    found: set[int] = set()
    run: list[int] = []
    above = ""
    for n in rows:
        if _is(_NETWORKS, lines[n]):
            run.append(n)
        else:
            found.update(_leaving(run, above))
            run, above = [], lines[n]
    return found.union(_leaving(run, above))


def _leaving(run: list[int], above: str) -> list[int]:
    listed = above.rstrip().endswith(":")
    return run if _is(_SHARE, above) or (len(run) > 1 and not listed) else []


def _lead(lines: Sequence[str], rows: Sequence[int], gone: set[int]) -> set[int]:
    """What leaves at the beginning: bare headings, controls and menus of the page above the
    headline, and the outlet's name above its menu."""
    found = []
    for i, n in enumerate(rows):
        bare = n in gone or any(_is(kind, lines[n]) for kind in (_LINKS, _FIRST, _MENU))
        below = rows[i + 1] if i + 1 < len(rows) else n
        if not bare and not (_is_link(lines[n]) and _is(_MENU, lines[below])):
            break
        found.append(n)
    return set(found)


def _tail(lines: Sequence[str], rows: Sequence[int], gone: set[int]) -> set[int]:
    """What leaves at the end: furniture, and a heading of links with the headlines below it."""
    found: set[int] = set()
    listed: set[int] = set()  # leaves only if prose stands somewhere above
    pending: set[int] = set()  # leaves only if a heading of links stands above
    for n in reversed(rows):
        line = lines[n]
        if _is(_LINKS, line):
            (listed if pending or listed else found).update(pending, [n])
            pending = set()
        elif n in gone or (_is(_LAST, line) and not pending):
            found.add(n)
        elif _is_link(line):
            pending.add(n)
        else:
            return found | listed
    return found


def _is_link(line: str) -> bool:
    """Whether a line may be the headline of another article: short, without a sentence's end."""
    return len(line) <= _LONGEST_HEADLINE and line.rstrip()[-1:].isalnum()
