"""The demo's articles: invented, with invented outlets and people."""
