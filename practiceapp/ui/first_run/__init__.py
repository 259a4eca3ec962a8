"""The first start: three calm steps to a vault of her own."""
