"""Pure rules of security: values in, values out."""
