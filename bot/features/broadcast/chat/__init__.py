"""What people say to it: admins who write, send and watch; recipients who ask why and answer."""
