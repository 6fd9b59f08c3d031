"""Who wants power, and may be switched?"""
