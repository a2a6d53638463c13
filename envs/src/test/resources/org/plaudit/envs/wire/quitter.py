import sys

sys.stdin.readline()
sys.exit("no more disk")
