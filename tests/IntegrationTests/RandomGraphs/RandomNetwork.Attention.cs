namespace NetCompiler.IntegrationTests.RandomGraphs;

/// <content>Attention, behind what says where a step is.</content>
internal sealed partial class RandomNetwork
{
    // Two in a row: few of the networks are of steps.
    private string[] Attended(int steps) => [.. PlacedAttention(steps), .. PlacedAttention(steps)];

    private string[] PlacedAttention(int steps)
    {
        string tap = $"a{++_taps}", truth = Chance(2) ? "true" : "false", rate = Chance(2) ? "0.2" : "0";
        int heads = new[] { 1, 2, 3, 6 }[_random.Next(4)];
        string position = OneOf(
            steps % 2 == 0 ? "PositionEmbedding" : $"PositionEmbedding({steps + 3})", "PositionEmbedding(Sinusoidal = true, Base = 50)", "PositionEmbedding(Sinusoidal = true)", $"RotaryEmbedding({heads}, 100)", "RotaryEmbedding(2)");
        string[] attention = _random.Next(6) switch
        {
            0 => [$"MultiHeadAttention({heads}, Causal = {truth})"],
            1 => [$"MultiHeadAttention({heads}, bias: false, Rotary = true, Causal = {truth}, Dropout = {rate})"],
            2 => [$"Dense({Size()})", $"Tap(\"{tap}k\")", $"From(\"{tap}\")", "Tanh",
                $"MultiHeadAttention({heads}, Keys = \"{tap}k\", Values = \"{tap}\", SeparateProjections = {truth}, OutputProjection = false)"],
            3 => ["Dense(1)", $"Reshape(shape: [{steps}])", "ReLU", $"Tap(\"{tap}m\")", $"From(\"{tap}\")",
                $"MultiHeadAttention({heads}, Mask = \"{tap}m\", Causal = {truth}, Dropout = {rate})"],
            4 => [$"TransformerEncoder(12, {heads}, {Size()}, gelu: true, normFirst: {truth}, causal: true)"],
            _ => ["Tanh", $"TransformerDecoder(12, {heads}, {Size()}, \"{tap}\", gelu: true, normFirst: {truth})"],
        };
        return ["Dense(12)", position, $"Tap(\"{tap}\")", .. attention, OneOf("Tanh", "Softmax", $"Dense({Size()})")];
    }
}
