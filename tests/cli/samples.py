"""Messages and files that the tests of the command share."""

NUMBER = "010-1234-5678"
OTHER = "010-9876-4321"  # stands in no example of the help
MESSAGE = f"제 번호는 {NUMBER}이에요"
RRN = "900101-1990027"
POLICY = """id = "office"
version = "1"
topics = ["local-tax"]
[[clause]]
id = "plates-for-car-tax"
entities = ["KR_VEHICLE_PLATE"]
topics = ["local-tax"]
action = "allow"
why = "자동차세 상담"
"""
CASES = """[[case]]
name = "a number is redacted"
message = "제 번호는 010-1234-5678이에요"
expect = "redact"
by = ["otherwise"]
"""
