package dev.drey.programs.orders;

/**
 * An order with its customer's account just after it, one line of output.
 *
 * @param customerOrders how many orders of this customer were seen, this one included
 * @param customerTotalCents what they add up to
 */
public record AccountedOrder(Order order, long customerOrders, long customerTotalCents) {

    private static final int FIELDS = 6;

    /** The line as it is written: {@code partition,number,customer,amount,orders so far,total so far}. */
    public String toLine() {
        return "%d,%d,%s,%d,%d,%d"
                .formatted(
                        order.partition(),
                        order.number(),
                        order.customer(),
                        order.amountCents(),
                        customerOrders,
                        customerTotalCents);
    }

    /** Reads a line back; an IllegalArgumentException names a line that is none of ours, such as a torn one. */
    public static AccountedOrder parse(String line) {
        String[] fields = line.split(",", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("Not a line of orders: '%s'".formatted(line));
        }
        try {
            Order order = new Order(
                    Integer.parseInt(fields[0]), Long.parseLong(fields[1]), fields[2], Long.parseLong(fields[3]));
            return new AccountedOrder(order, Long.parseLong(fields[4]), Long.parseLong(fields[5]));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not a line of orders: '%s'".formatted(line), e);
        }
    }
}
