"""How much may be drawn?"""
