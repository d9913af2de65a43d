using System;
using System.Linq;
using NetCompiler;

namespace Zoo;

/// <summary>Teaches a text to a <see cref="CharacterLSTM"/>, and lets it write.</summary>
public static class CharacterText
{
    /// <summary>From Edward Lear's "The Owl and the Pussy-Cat" (1871).</summary>
    public const string Poem =
        "the owl and the pussycat went to sea in a beautiful pea green boat they took some honey and plenty of money wrapped up in a five pound note "
        + "the owl looked up to the stars above and sang to a small guitar o lovely pussy o pussy my love what a beautiful pussy you are ";

    private const int BatchSize = 32;

    /// <summary>Learns to go on behind any of its characters; behind the last one, the text begins again.</summary>
    public static void Learn(CharacterLSTM network, string text, int epochs, int threads = 2)
    {
        const int Steps = CharacterLSTM.InputLength;
        InMemoryDataSet<int, int> data = new(Windows(text, 0), Steps, Windows(text, 1), Steps);
        network.Train(data, null, new TrainingOptions
        {
            Optimizer = new Adam(1e-2f), Clipping = GradientClipping.ByGlobalNorm(0.5), Epochs = epochs, BatchSize = BatchSize, Threads = threads, Seed = 1,
        });

        // As many windows as the text has characters, each a character further.
        static int[] Windows(string text, int from) =>
            [.. Enumerable.Range(from, text.Length).SelectMany(start => Enumerable.Range(start, Steps).Select(i => Id(text[i % text.Length])))];
    }

    /// <summary>Reads the beginning of a text, then writes the likeliest characters, each read again to find the next.</summary>
    public static string Continue(CharacterLSTM network, string beginning, int length)
    {
        StreamState state = network.CreateStream();
        float[] next = new float[CharacterLSTM.StepOutputLength];
        char[] written = new char[length];
        foreach (char given in beginning)
        {
            network.PredictStep([Id(given)], next, state);
        }

        for (int i = 0; i < length; i++)
        {
            int likeliest = Array.IndexOf(next, next.Max());
            written[i] = likeliest == 0 ? ' ' : (char)('a' + likeliest - 1);
            network.PredictStep([likeliest], next, state);
        }

        return beginning + new string(written);
    }

    private static int Id(char c) => c is >= 'a' and <= 'z' ? c - 'a' + 1
        : c == ' ' ? 0
        : throw new ArgumentException($"The text has the character '{c}'; the network knows small letters and blanks.");
}
