"""What is there twice: candidates with their reasons, merged by who asks for it; and what lies in one box or file."""
