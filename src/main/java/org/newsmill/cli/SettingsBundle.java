package org.newsmill.cli;

import org.newsmill.settings.Settings;

import java.util.ListResourceBundle;

/**
 * What the list of settings says, for options that stand for one: such an option names the
 * setting's key as its {@code descriptionKey} and says nothing of its own.
 */
final class SettingsBundle extends ListResourceBundle {

    @Override
    protected Object[][] getContents() {
        return Settings.ALL.stream()
                .map(
                        setting ->
                                new Object[] {
                                    setting.key(),
                                    setting.doc() + " Default: " + setting.writtenDefault()
                                })
                .toArray(Object[][]::new);
    }
}
