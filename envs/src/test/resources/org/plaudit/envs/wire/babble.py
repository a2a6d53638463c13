import sys

sys.stdin.readline()
print("Welcome to Python!", flush=True)
sys.stdin.readline()
