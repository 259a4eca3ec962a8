"""What every page is made of. Look here first.

`page` (Page) · `places` (Place and its constants) · `language` (_ and ngettext) · `formats` (days, times,
money as she reads them) · `wording` (sentence_for) · `asking` (Asker) · `tasks` (Task) · `theme` (tokens,
fonts, sizes) · `icons` · `buttons` · `fields` · `pieces` (chip, card, banner, empty state, headings) ·
`scaffold` (page with title and primary action, form column) · `rows` (painted lists) · `toast` ·
`choose_path` (folders).
"""
