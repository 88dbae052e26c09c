"""Charts that leave the program: laid out again at the size asked for, as pictures, pages and on the clipboard."""
