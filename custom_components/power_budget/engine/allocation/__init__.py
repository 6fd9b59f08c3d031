"""Who gets it?"""
