"""What CSL-JSON gives: items, names, dates, markup; and locales."""
